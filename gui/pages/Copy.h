// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

#include <functional>

class QFormLayout;
class QLineEdit;

namespace gatehouse::pages {

/// Puts \a text where it can be pasted from.
void copyText(const QString &text);

/// A small button that copies what \a text says when it is pressed, and shows that it has. \a what
/// is its name for people: "Copy the address".
QToolButton *makeCopyButton(
    const QString &what, std::function<QString()> text, QWidget *parent = nullptr);

/// A line of \a layout that shows \a value to be read and copied.
QLineEdit *addCopyLine(
    QFormLayout &layout, const QString &caption, const QString &value, const QString &copying);

} // namespace gatehouse::pages
