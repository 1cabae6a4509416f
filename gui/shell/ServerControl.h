// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/Context.h"

#include <QPointer>

class QAction;
class QPushButton;

namespace gatehouse::config {
struct Refusal;
}

namespace gatehouse::wizard {
class SetupWizard;
}

namespace gatehouse::shell {

class MainWindow;

/// What a person does with the server of this machine that is theirs: set it up, start it, stop it,
/// start it anew. In the menu of the window and beside the word that there is none. Keeps a
/// reference to all it is given.
class ServerControl : public QObject
{
    Q_OBJECT
public:
    ServerControl(MainWindow &window, const wizard::Means &means);

    /// With nothing set up and no server, the set-up opens by itself, once.
    void beginWithSetUp();
    void openSetUp();
    /// While it is open.
    wizard::SetupWizard *setUp() const;

Q_SIGNALS:
    void setUpOpened();
    void setUpClosed();

private:
    void makeActions();
    void follow();
    void showAdvice();
    void start();
    void stop();
    void restart();
    void take(const base::Result<void, service::Trouble> &result);
    void askToSetUp(const config::Refusal &refusal);
    void showSetUp(const wizard::Draft &draft);

    MainWindow &m_window;
    const wizard::Means m_means;
    QAction *m_setUpAction;
    QAction *m_start;
    QAction *m_stop;
    QAction *m_restart;
    QPushButton *m_startButton;
    QPushButton *m_setUpButton;
    QPointer<wizard::SetupWizard> m_setUp;
    bool m_isOpening = false;
};

} // namespace gatehouse::shell
