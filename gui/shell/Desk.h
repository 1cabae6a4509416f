// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/Notifier.h"
#include "shell/MainWindow.h"
#include "shell/Tray.h"
#include "shell/WindowOutlet.h"

#include <memory>

namespace gatehouse::shell {

/// One server as a person has it before them: what is known of it, the window, the icon in the
/// tray, the notifications, each told of the others. Keeps a reference to the clock.
class Desk : public QObject
{
    Q_OBJECT
public:
    /// \a machine: where that server is; empty: on this machine. \a desktop: the notifications of
    /// the desktop, where there are any.
    Desk(models::LiveServer::Options options, const base::Clock &clock, const QString &machine = {},
        std::unique_ptr<notify::Outlet> desktop = nullptr);

    models::LiveData live;
    MainWindow window;
    Tray tray;

    /// In front of the person, with its icon in the tray.
    void bringUp();
    /// Out of sight; it goes on.
    void putAway();

private:
    /// The best first.
    QList<notify::Outlet *> outlets();
    /// Whether the person has it before their eyes.
    bool isSeen(models::News news) const;

    const std::unique_ptr<notify::Outlet> m_desktop; ///< may be null
    WindowOutlet m_inWindow;
    notify::Notifier m_notifier;
};

} // namespace gatehouse::shell
