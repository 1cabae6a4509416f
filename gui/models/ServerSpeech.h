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
    /// Sentences, and whatever stands in their places: why something did not work, what was found.
    static QString text(const QString &text);
    /// The line of help of a setting.
    static QString help(const QString &line);
    /// What a setting is that is not set, in words. A value that looks so must not be given.
    static QString defaultValue(const QString &words);
    /// Where a value comes from.
    static QString place(const QString &place);
};

} // namespace gatehouse::models
