// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/MachineBanner.h"

#include "shell/TroubleDialog.h"

#include <QPushButton>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;
using remote::Tunnel;

MachineBanner::MachineBanner(Tunnel &tunnel, QWidget *parent)
    : Notice(Closing::ByItself, parent)
    , m_tunnel(tunnel)
    , m_retry(addButton(tr("Retry now")))
    , m_details(addButton(tr("What ssh says…")))
{
    QPushButton *back = addButton(tr("Back to this machine"));
    connect(m_retry, &QPushButton::clicked, &m_tunnel, &Tunnel::open);
    connect(m_details, &QPushButton::clicked, this, &MachineBanner::showDetails);
    connect(back, &QPushButton::clicked, this, &MachineBanner::backWanted);
    connect(&m_tunnel, &Tunnel::stateChanged, this, &MachineBanner::follow);
    follow();
}

void MachineBanner::follow()
{
    const QString machine = m_tunnel.address().text();
    const bool isLost = m_tunnel.state() == Tunnel::State::Lost;
    m_retry->setVisible(isLost);
    m_details->setVisible(isLost && !m_tunnel.obstacle().trouble.lines.isEmpty());
    switch (m_tunnel.state()) {
    case Tunnel::State::Closed:
        break;
    case Tunnel::State::Connecting:
        say(pages::Tone::Warning, tr("Connecting to %1…").arg(machine));
        break;
    case Tunnel::State::Up:
        say(pages::Tone::Plain, tr("You see the server of another machine: %1").arg(machine));
        break;
    case Tunnel::State::Lost: {
        const service::Trouble &trouble = m_tunnel.obstacle().trouble;
        const QString why = trouble.what + u' ' + trouble.fix;
        say(pages::Tone::Warning,
            m_tunnel.obstacle().isForThePerson
                ? tr("Not connected to %1. %2").arg(machine, why)
                : tr("Not connected to %1… retrying. %2").arg(machine, why));
    }
    }
}

void MachineBanner::showDetails()
{
    auto *dialog =
        new TroubleDialog(TroubleDialog::About::Way, m_tunnel.obstacle().trouble, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace gatehouse::shell
