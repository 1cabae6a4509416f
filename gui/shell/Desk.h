// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/MainWindow.h"
#include "shell/Tray.h"

namespace gatehouse::shell {

/// One server as a person has it before them: what is known of it, the window, the icon in the
/// tray, each told of the others. Keeps a reference to the clock.
class Desk : public QObject
{
    Q_OBJECT
public:
    /// \a machine: where that server is; empty: on this machine.
    Desk(
        models::LiveServer::Options options, const base::Clock &clock, const QString &machine = {});

    models::LiveData live;
    MainWindow window;
    Tray tray;

    /// In front of the person, with its icon in the tray.
    void bringUp();
    /// Out of sight; it goes on.
    void putAway();
};

} // namespace gatehouse::shell
