// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>

class QWidget;

/// A person before the app, for tests of the program itself: a plugin that Qt loads into it
/// (QT_QPA_GENERIC_PLUGINS=hand) and that does over a socket what is asked of it. It knows nothing
/// of Gatehouse: only what is on the screen.
namespace gatehouse::test {

/// What somebody calls it: what a screen reader says, its text, or the label beside it.
QString spokenName(const QWidget &widget);

/// Every window that is open: `title`, `texts`, `buttons` (name, enabled, checked), `fields` (name,
/// text), `rows` (lists of the texts in a row).
QJsonArray whatIsSeen();

} // namespace gatehouse::test
