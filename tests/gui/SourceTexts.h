// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace gatehouse::test {

/// A text in a C++ source as the program has it; those that stand beside each other are joined, as
/// the compiler does.
struct SourceText
{
    QString text;
    bool isWide = false; ///< u"…"
    bool isLogged = false; ///< and nothing else
};

/// \a path is below the root of the sources.
QList<SourceText> textsIn(const QString &path);

/// The sources of \a folder, or \a folder itself when it is a file.
QStringList sourcesOf(const QString &folder);

} // namespace gatehouse::test
