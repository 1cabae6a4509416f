// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QMessageBox;
class QWidget;

namespace gatehouse::pages {

/// What is asked before something that cannot be taken back.
struct Question
{
    QString title;
    QString text;
    QString consequence;
    QString verb; ///< on the button that does it
};

/// Asks over \a parent, which goes on living meanwhile; \a yes is called when it is to be done. A
/// window asks one thing at a time: what it asked before is taken for answered with no. What is
/// returned goes by itself.
QMessageBox *confirm(QWidget *parent, const Question &question, std::function<void()> yes);

} // namespace gatehouse::pages
