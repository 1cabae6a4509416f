// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/WatchLines.h"

#include <QTime>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;
using protocol::SessionRow;

namespace {

QString clientOf(const SessionRow &row)
{
    return row.clientName.isEmpty() ? QString::fromUtf8(row.client) : row.clientName;
}

QString addressOf(const SessionRow &row)
{
    return QString::fromUtf8(row.usedFrom ? *row.usedFrom : row.openedFrom.value_or("-"));
}

QString label(const SessionRow &row)
{
    return u"%1, %2 at %3 (%4)"_s.arg(
        row.person, clientOf(row), QString::fromUtf8(row.server), QString::fromUtf8(row.id));
}

QString reasonWords(domain::EndReason reason)
{
    switch (reason) {
    case domain::EndReason::Revoked:
        return u"revoked"_s;
    case domain::EndReason::CodeReplayed:
        return u"its code was used twice"_s;
    case domain::EndReason::RefreshReplayed:
        return u"a copy of its refresh token was used"_s;
    case domain::EndReason::NotAllowed:
        return u"no longer allowed"_s;
    case domain::EndReason::ProviderRefused:
        return u"the provider refused"_s;
    case domain::EndReason::Expired:
        return u"expired"_s;
    }
    Q_UNREACHABLE();
}

QString answerWords(protocol::ApprovalAnswer answer)
{
    switch (answer) {
    case protocol::ApprovalAnswer::Allowed:
        return u"allowed"_s;
    case protocol::ApprovalAnswer::Denied:
        return u"denied"_s;
    case protocol::ApprovalAnswer::Withdrawn:
        return u"withdrawn"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

Table sessionTable(const QList<SessionRow> &rows)
{
    Table table({u"SESSION"_s, u"PERSON"_s, u"CLIENT"_s, u"SERVER"_s, u"SINCE"_s, u"USED"_s,
        u"REQUESTS"_s, u"FROM"_s, u"ENDS"_s});
    for (const SessionRow &row : rows)
        table.add({QString::fromUtf8(row.id), row.person, clientOf(row),
            QString::fromUtf8(row.server), shownTime(row.openedAt), shownTime(row.usedAt),
            QString::number(row.use.requests), addressOf(row), shownTime(row.endsAt)});
    return table;
}

struct WatchLines::Visitor
{
    WatchLines &lines;

    void operator()(const protocol::SessionOpened &opened) const
    {
        lines.m_sessions.insert(opened.session.id, opened.session);
        lines.say(u"opened"_s, {label(opened.session)});
    }
    void operator()(const protocol::PersonArrived &arrived) const
    {
        lines.say(u"newcomer"_s, {arrived.session.person, u"has signed in for the first time"_s});
    }
    void operator()(const protocol::SessionRefreshed &refreshed) const
    {
        lines.m_sessions.insert(refreshed.session.id, refreshed.session);
        lines.say(u"refreshed"_s, {label(refreshed.session)});
    }
    void operator()(const protocol::SessionUsed &used) const
    {
        lines.say(
            u"used"_s, {lines.labelOf(used.session), u"%1 requests"_s.arg(used.use.requests)});
    }
    void operator()(const protocol::SessionEnded &ended) const
    {
        lines.say(u"ended"_s, {lines.labelOf(ended.session), reasonWords(ended.reason)});
        lines.m_sessions.remove(ended.session);
    }
    void operator()(const protocol::SignInRefused &refused) const
    {
        lines.say(u"refused"_s, {refused.who, u"may not come in"_s});
    }
    void operator()(const protocol::ClientRegistered &registered) const
    {
        lines.say(
            u"registered"_s, {registered.client.name, QString::fromUtf8(registered.client.id)});
    }
    void operator()(const protocol::ApprovalWanted &wanted) const
    {
        lines.say(u"waits"_s,
            {wanted.clientName,
                u"allow it with: gatehousectl clients approve %1"_s.arg(
                    QString::fromUtf8(wanted.code))});
    }
    void operator()(const protocol::ApprovalAnswered &answered) const
    {
        lines.say(answerWords(answered.answer),
            {QString::fromUtf8(answered.code), QString::fromUtf8(answered.client)});
    }
    void operator()(const protocol::ProviderUp &up) const
    {
        lines.say(u"provider"_s, {QString::fromUtf8(up.provider), u"answers again"_s});
    }
    void operator()(const protocol::Alert &alert) const { lines.say(u"alert"_s, {alert.text}); }
    void operator()(const protocol::Health &health) const
    {
        lines.say(u"health"_s, health.good ? QStringList {u"good"_s} : health.problems);
    }
    void operator()(const protocol::AuditAdded &) const { } // gatehousectl audit has them
    void operator()(const protocol::Traffic &) const { } // a line each second would hide the rest
};

void WatchLines::begin(const link::EventStream::Beginning &beginning)
{
    m_sessions.clear();
    for (const SessionRow &row : beginning.sessions)
        m_sessions.insert(row.id, row);
    if (!m_out.isJson())
        return m_out.say(sessionTable(beginning.sessions));
    QJsonObject snapshot = protocol::encode(
        protocol::SnapshotPage {beginning.sessions, int(beginning.sessions.size())});
    snapshot.insert(u"event"_s, u"snapshot"_s);
    m_out.json(snapshot);
}

void WatchLines::tell(const protocol::Event &event)
{
    if (!m_out.isJson())
        return std::visit(Visitor {*this}, event);
    QJsonObject json = protocol::encodeEvent({1, event});
    json.remove(u"number"_s);
    json.insert(u"event"_s, protocol::methodOf(event));
    m_out.json(json);
}

void WatchLines::say(const QString &what, const QStringList &about)
{
    m_out.say(u"%1  %2  %3"_s.arg(QTime::currentTime().toString(u"HH:mm:ss"_s))
                  .arg(what, -10)
                  .arg(about.join(u": "_s)));
}

QString WatchLines::labelOf(const QByteArray &session) const
{
    const auto row = m_sessions.constFind(session);
    return row == m_sessions.cend() ? QString::fromUtf8(session) : label(*row);
}

} // namespace gatehouse::ctl
