// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/Machines.h"

#include "shell/ConnectDialog.h"
#include "shell/ConnectionBanner.h"
#include "shell/MachineBanner.h"
#include "shell/RecentMachines.h"
#include "shell/UnsavedGuard.h"

namespace gatehouse::shell {

using remote::Tunnel;

Machines::Machines(
    Desk &here, const base::Clock &clock, QString program, Tunnel::Options ssh, MakeOutlet desktop)
    : m_here(here)
    , m_clock(clock)
    , m_program(std::move(program))
    , m_ssh(std::move(ssh))
    , m_desktop(std::move(desktop))
{
    addMenu(m_here);
}

Machines::~Machines() = default;

void Machines::setMayLeave(bool may)
{
    for (QAction *action : m_away)
        action->setEnabled(may);
}

void Machines::addMenu(Desk &desk)
{
    auto *connectTo = new QAction(tr("Connect to a serv&er…"), &desk.window);
    connect(connectTo, &QAction::triggered, this, &Machines::openDialog);
    auto *recent = new QMenu(tr("Recent &machines"), &desk.window);
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(*recent); });
    QList<QAction *> actions {connectTo, recent->menuAction()};
    if (&desk == &m_here) {
        m_away = actions;
    } else {
        auto *back = new QAction(tr("&Back to this machine"), &desk.window);
        connect(back, &QAction::triggered, this, &Machines::goBack);
        actions.append(back);
    }
    desk.window.addToMenu(actions);
}

void Machines::fillRecent(QMenu &menu)
{
    menu.clear();
    const QList<remote::Address> recent = recentMachines();
    for (const remote::Address &address : recent)
        menu.addAction(address.text(), this, [this, address] { ask(address); });
    if (recent.isEmpty()) {
        menu.addAction(tr("None yet"))->setEnabled(false);
        return;
    }
    menu.addSeparator();
    menu.addAction(tr("&Forget them"), this, [] { forgetMachines(); });
}

void Machines::openDialog()
{
    ask(std::nullopt);
}

void Machines::ask(const std::optional<remote::Address> &address)
{
    UnsavedGuard::unlessUnsaved(shown().window, [this, address] { openDialogFor(address); });
}

void Machines::openDialogFor(const std::optional<remote::Address> &address)
{
    auto *dialog = new ConnectDialog(m_ssh, &shown().window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { arrive(dialog->takeTunnel()); });
    dialog->open();
    if (address)
        dialog->connectTo(*address);
}

void Machines::arrive(std::unique_ptr<Tunnel> tunnel)
{
    shown().window.discardChanges(); // or the end of the program would show what is put away
    shown().putAway();
    leave();
    rememberMachine(tunnel->address());
    m_tunnel = std::move(tunnel);
    m_there = std::make_unique<Desk>(
        models::LiveServer::Options {.sockets = {m_tunnel->localSocket()}, .program = m_program},
        m_clock, m_tunnel->address().text(), m_desktop ? m_desktop() : nullptr);
    addMenu(*m_there);
    auto *banner = new MachineBanner(*m_tunnel, &m_there->window);
    m_there->window.addAbove(banner);
    connect(banner, &MachineBanner::backWanted, this, &Machines::goBack);
    connect(m_tunnel.get(), &Tunnel::stateChanged, this, &Machines::follow);
    m_there->bringUp();
    m_there->live.server.open();
    follow();
    Q_EMIT changed();
}

void Machines::follow()
{
    const bool isUp = m_tunnel->state() == Tunnel::State::Up;
    m_there->window.banner().setSilent(!isUp); // the other banner says why
    if (isUp)
        m_there->live.server.retryNow();
}

void Machines::goBack()
{
    if (!m_there)
        return;
    UnsavedGuard::unlessUnsaved(m_there->window, [this] {
        m_there->putAway();
        leave();
        m_here.bringUp();
        Q_EMIT changed();
    });
}

void Machines::leave()
{
    if (!m_there)
        return;
    m_there->window.discardChanges(); // or the end of the program would ask about them
    m_tunnel->disconnect(this);
    m_tunnel->close();
    // A menu, a button or a dialog of that desk is what is running.
    m_there.release()->deleteLater();
    m_tunnel.release()->deleteLater();
}

} // namespace gatehouse::shell
