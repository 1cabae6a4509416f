// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gatehouse::models {

/// English texts of the server in the language of whoever reads them; one that is not known, or a
/// part of it, stays as it is.
class ServerSpeech
{
public:
    /// How often something is looked up for one text; most need fewer than ten. Each may take a
    /// good part of a millisecond, and the window waits.
    static constexpr int MaxTries = 400;

    /// Sentences, and whatever stands in their places: why something did not work, what was found.
    static QString text(const QString &text);
    /// As well; \a tries: how often something was looked up. A text that needs more than MaxTries
    /// is returned as it is.
    static QString text(const QString &text, int &tries);
    /// The line of help of a setting.
    static QString help(const QString &line);
    /// What a setting is that is not set, in words. A value that looks so must not be given.
    static QString defaultValue(const QString &words);
    /// Where a value comes from.
    static QString place(const QString &place);
};

} // namespace gatehouse::models
