// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

#include <functional>

namespace gatehouse::pages {

/// Puts \a text where it can be pasted from.
void copyText(const QString &text);

/// A small button that copies what \a text says when it is pressed, and shows that it has. \a what
/// is its name for people: "Copy the address".
QToolButton *makeCopyButton(
    const QString &what, std::function<QString()> text, QWidget *parent = nullptr);

} // namespace gatehouse::pages
