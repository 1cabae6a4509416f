// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/Examining.h"

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using protocol::CheckState;
using protocol::Examination;

Examining::Examining(models::LiveServer &server, QObject *parent)
    : QObject(parent)
    , m_server(server)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, [this] { ask(u"doctor.report"_s); });
}

void Examining::start()
{
    m_isWanted = true;
    ask(u"doctor.run"_s);
}

void Examining::stop()
{
    m_isWanted = false;
    m_pause.stop();
}

void Examining::ask(const QString &method)
{
    m_server.ask<Examination>(method, protocol::Nothing {}, this, [this](const auto &answer) {
        if (!m_isWanted)
            return;
        if (answer)
            return take(*answer);
        m_isWanted = false;
        Q_EMIT failed(answer.error().message);
    });
}

void Examining::take(const Examination &examination)
{
    if (examination.isFinished) {
        m_isWanted = false;
        Q_EMIT finished(examination);
        return;
    }
    const auto done = std::count_if(examination.checks.cbegin(), examination.checks.cend(),
        [](const auto &check) { return check.state == CheckState::Done; });
    Q_EMIT progressed(int(done), int(examination.checks.size()));
    m_pause.start();
}

} // namespace gatehouse::wizard
