// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QMessageBox>
#include <QPointer>

#include <functional>

namespace gatehouse::shell {

class MainWindow;

/// The one way in which the program ends: keeps it from ending while a window is busy, and with
/// something unsaved in one, unless the person says that it may be lost. No window is closed for
/// it: which of them Qt would close first is chance.
class UnsavedGuard : public QObject
{
    Q_OBJECT
public:
    UnsavedGuard();

    /// Calls \a go at once when nothing in \a window is unsaved; else when the person says that it
    /// may be lost. It is not lost yet: whoever really leaves discards it.
    static void unlessUnsaved(MainWindow &window, const std::function<void()> &go);
    /// Ends the program without a question, as soon as no window is busy.
    static void endUnasked();
    /// The session of the desktop ends. True: it is to wait, for the person is being asked; \a
    /// mayAsk says whether they may be. Else the program ends with it, unasked.
    bool holdsSession(const std::function<bool()> &mayAsk);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void end();
    void askNext();

    QPointer<QMessageBox> m_question; ///< the latest one
    QList<QPointer<QWidget>> m_agreed; ///< what these hold may be lost
    QDeadlineTimer m_sessionEnd; ///< until then the end of the session is what ends the program
};

} // namespace gatehouse::shell
