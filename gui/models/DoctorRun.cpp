// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DoctorRun.h"

#include "models/Words.h"

#include <algorithm>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;
using protocol::CheckState;
using protocol::Finding;
using protocol::FindingLevel;

namespace {

constexpr std::chrono::milliseconds BetweenReports {300};

} // namespace

DoctorRun::DoctorRun(LiveServer &server, QObject *parent)
    : QObject(parent)
    , m_server(server)
{
    m_next.setSingleShot(true);
    m_next.setInterval(BetweenReports);
    connect(&m_next, &QTimer::timeout, this, [this] { ask(u"doctor.report"_s); });
    connect(&m_server, &LiveServer::began, this, [this] { ask(u"doctor.report"_s); });
    connect(&m_server, &LiveServer::connectionChanged, this, [this] {
        if (m_server.connection() == LiveServer::Connection::Lost && m_state == State::Running)
            enter(State::Broken);
        else
            Q_EMIT changed();
    });
    if (m_server.isConnected())
        ask(u"doctor.report"_s);
}

void DoctorRun::run()
{
    enter(State::Running);
    ask(u"doctor.run"_s);
}

void DoctorRun::ask(const QString &method)
{
    m_next.stop();
    m_server.ask<protocol::Examination>(
        method, protocol::Nothing {}, this, [this](const auto &answer) {
            if (answer)
                return take(*answer);
            if (m_state == State::Running)
                enter(State::Broken);
            if (m_server.isConnected())
                Q_EMIT failed(answer.error());
        });
}

void DoctorRun::take(const protocol::Examination &report)
{
    if (report.startedAt == base::sys_seconds {}) {
        // What a server has found before it was started again is still worth reading.
        return enter(hasReport() ? m_state : State::Never);
    }
    m_report = report;
    std::stable_sort(m_report.findings.begin(), m_report.findings.end(),
        [](const Finding &one, const Finding &other) { return one.level > other.level; });
    if (!report.isFinished)
        m_next.start();
    enter(report.isFinished ? State::Done : State::Running);
}

void DoctorRun::enter(State state)
{
    m_state = state;
    Q_EMIT changed();
}

int DoctorRun::checksDone() const
{
    return int(std::count_if(m_report.checks.cbegin(), m_report.checks.cend(),
        [](const protocol::CheckRow &check) { return check.state == CheckState::Done; }));
}

QString DoctorRun::lookingAt() const
{
    const auto running = std::find_if(m_report.checks.cbegin(), m_report.checks.cend(),
        [](const protocol::CheckRow &check) { return check.state == CheckState::Running; });
    return running == m_report.checks.cend() ? QString() : running->title;
}

int DoctorRun::count(FindingLevel level) const
{
    return int(std::count_if(m_report.findings.cbegin(), m_report.findings.cend(),
        [level](const Finding &finding) { return finding.level == level; }));
}

QString DoctorRun::levelWords(FindingLevel level)
{
    switch (level) {
    case FindingLevel::Good:
        return tr("Good");
    case FindingLevel::Warning:
        return tr("Warning");
    case FindingLevel::Problem:
        return tr("Problem");
    }
    Q_UNREACHABLE();
}

QString DoctorRun::text(const QByteArray &issuer) const
{
    QStringList lines {tr("Gatehouse doctor at %1, %2")
                           .arg(QString::fromUtf8(issuer), Words::exactTime(m_report.startedAt)),
        {}};
    for (const Finding &finding : m_report.findings) {
        lines.append(u"%1: %2 [%3]"_s.arg(
            levelWords(finding.level), Words::plain(finding.what), finding.id));
        for (const QString &more : {finding.why, finding.fix}) {
            if (!more.isEmpty())
                lines.append(u"    "_s + Words::plain(more));
        }
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace gatehouse::models
