// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/Tunnel.h"
#include "shell/Desk.h"

namespace gatehouse::shell {

/// Whose server one sees: that of this machine, or that of another one over ssh. What belongs to
/// this machine alone, as setting its server up, is offered at its own desk only. Keeps a
/// reference to that desk and to the clock.
class Machines : public QObject
{
    Q_OBJECT
public:
    using MakeOutlet = std::function<std::unique_ptr<notify::Outlet>()>;

    /// \a ssh: how machines are reached; its address is of no interest. \a desktop makes the
    /// notifications of the desktop for another desk.
    Machines(Desk &here, const base::Clock &clock, QString program, remote::Tunnel::Options ssh,
        MakeOutlet desktop = {});
    ~Machines() override;

    /// What the person sees.
    Desk &shown() { return m_there ? *m_there : m_here; }
    /// While it may not, nobody leaves this machine: something is going on there.
    void setMayLeave(bool may);

public Q_SLOTS:
    void openDialog();
    void goBack();

Q_SIGNALS:
    void changed();

private:
    void addMenu(Desk &desk);
    void fillRecent(QMenu &menu);
    void ask(const std::optional<remote::Address> &address);
    void openDialogFor(const std::optional<remote::Address> &address);
    void arrive(std::unique_ptr<remote::Tunnel> tunnel);
    void follow();
    void leave();

    Desk &m_here;
    const base::Clock &m_clock;
    const QString m_program;
    const remote::Tunnel::Options m_ssh;
    const MakeOutlet m_desktop;
    QList<QAction *> m_away; ///< of the desk of this machine
    std::unique_ptr<remote::Tunnel> m_tunnel;
    std::unique_ptr<Desk> m_there; ///< goes before the tunnel
};

} // namespace gatehouse::shell
