// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace gatehouse::shell {

class MainWindow;

/// Keeps the program from ending with something unsaved in a window, unless the person says that it
/// may be lost.
class UnsavedGuard : public QObject
{
    Q_OBJECT
public:
    UnsavedGuard();

    /// Calls \a go at once when nothing in \a window is unsaved; else when the person says that it
    /// may be lost. It is not lost yet: whoever really leaves discards it.
    static void unlessUnsaved(MainWindow &window, const std::function<void()> &go);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace gatehouse::shell
