// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/ConnectionBanner.h"

#include <QPushButton>

namespace gatehouse::shell {

using models::LiveServer;

ConnectionBanner::ConnectionBanner(LiveServer &server, QWidget *parent)
    : Notice(Closing::ByItself, parent)
    , m_server(server)
    , m_retry(addButton(tr("Retry now")))
{
    connect(m_retry, &QPushButton::clicked, &m_server, &LiveServer::retryNow);
    connect(&m_server, &LiveServer::connectionChanged, this, &ConnectionBanner::follow);
    follow();
}

void ConnectionBanner::follow()
{
    if (m_isSilent)
        return hide();
    switch (m_server.connection()) {
    case LiveServer::Connection::Connected:
        hide();
        break;
    case LiveServer::Connection::Connecting: // stays until it is known how that went
        m_retry->setEnabled(false);
        break;
    case LiveServer::Connection::Lost:
        m_retry->setEnabled(true);
        say(pages::Tone::Warning, sentence());
    }
}

QString ConnectionBanner::sentence() const
{
    const base::Error &problem = m_server.problem();
    // Where the socket is on this side, and how ssh hangs up, helps nobody.
    if (!m_machine.isEmpty() && problem.kind != base::ErrorKind::Invalid)
        return tr(
            "Not connected… retrying. The server of %1 does not answer. Is gatehoused running "
            "there?")
            .arg(m_machine);
    const QString why = tr("Not connected… retrying. %1").arg(problem.message);
    if (problem.kind != base::ErrorKind::NotFound)
        return why;
    if (!m_advice.isEmpty())
        return why + u' ' + m_advice;
    return tr("%1 Start the server with “systemctl start gatehouse”, or run “gatehoused” in a "
              "terminal; it is found by itself.")
        .arg(why);
}

void ConnectionBanner::setAdvice(const QString &sentence)
{
    m_advice = sentence;
    follow();
}

void ConnectionBanner::setMachine(const QString &name)
{
    m_machine = name;
    follow();
}

void ConnectionBanner::setSilent(bool isSilent)
{
    m_isSilent = isSilent;
    follow();
}

} // namespace gatehouse::shell
