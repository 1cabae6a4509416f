// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/EventFeed.h"

#include "admin/AuditText.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A provider that was not asked again for so long counts as answering: nobody knows better.
constexpr base::seconds TroubleLife {300};

protocol::ApprovalAnswer answerOf(oauth::ApprovalAnswer answer)
{
    switch (answer) {
    case oauth::ApprovalAnswer::Allowed:
        return protocol::ApprovalAnswer::Allowed;
    case oauth::ApprovalAnswer::Denied:
        return protocol::ApprovalAnswer::Denied;
    case oauth::ApprovalAnswer::Withdrawn:
        return protocol::ApprovalAnswer::Withdrawn;
    }
    Q_UNREACHABLE();
}

} // namespace

protocol::ClientRow clientRowOf(const domain::Client &client)
{
    return {.id = client.id.value,
        .name = client.name,
        .kind = client.kind,
        .standing = client.standing,
        .confidential = client.isConfidential(),
        .redirectUris = client.redirectUris,
        .issuedAt = client.issuedAt};
}

protocol::ApprovalWanted approvalOf(const oauth::WaitingClient &waiting)
{
    return {.code = waiting.code,
        .client = waiting.clientId.value,
        .clientName = waiting.clientName,
        .redirectUri = waiting.redirectUri,
        .askedAt = waiting.askedAt,
        .endsAt = waiting.endsAt};
}

struct EventFeed::Visitor
{
    EventFeed &feed;

    void operator()(const oauth::SessionOpened &opened) const
    {
        feed.m_tell(protocol::SessionOpened {*feed.m_sessions.put(opened.session)});
    }
    void operator()(const oauth::PersonArrived &arrived) const
    {
        if (const auto row = feed.m_sessions.find(arrived.session))
            feed.m_tell(protocol::PersonArrived {*row});
    }
    void operator()(const oauth::SessionRefreshed &refreshed) const
    {
        const bool known = feed.m_sessions.find(refreshed.session.id) != nullptr;
        const auto row = feed.m_sessions.noteRefresh(refreshed.session, feed.m.clock.now());
        if (known)
            feed.m_tell(protocol::SessionRefreshed {*row});
        else
            feed.m_tell(protocol::SessionOpened {*row});
    }
    void operator()(const oauth::SessionEnded &ended) const
    {
        if (feed.m_sessions.remove(ended.session))
            feed.m_tell(protocol::SessionEnded {ended.session.value, ended.reason});
        feed.m_used.remove(ended.session);
    }
    void operator()(const oauth::CodeBurnt &) const { }
    void operator()(const oauth::RefreshTokenStolen &stolen) const
    {
        const domain::Session &session = stolen.session;
        feed.m_tell(protocol::Alert {.kind = protocol::AlertKind::RefreshTokenStolen,
            .text =
                u"Somebody used a copy of a refresh token of %1; the session has been ended."_s.arg(
                    session.clientName.isEmpty() ? QString::fromUtf8(session.clientId.value)
                                                 : session.clientName),
            .session = session.id.value,
            .client = session.clientId.value,
            .provider = session.provider});
    }
    void operator()(const oauth::SignedIn &) const { } // its session is news
    void operator()(const oauth::SignInRefused &refused) const
    {
        feed.m_tell(protocol::SignInRefused {refused.client.value, refused.provider, refused.who});
    }
    void operator()(const oauth::ClientRegistered &registered) const
    {
        feed.m_tell(protocol::ClientRegistered {clientRowOf(registered.client)});
    }
    void operator()(const oauth::ClientReplaced &) const { }
    void operator()(const oauth::ClientRemoved &) const { }
    void operator()(const oauth::ApprovalWanted &wanted) const
    {
        feed.m_tell(approvalOf(wanted.waiting));
    }
    void operator()(const oauth::ApprovalAnswered &answered) const
    {
        feed.m_tell(protocol::ApprovalAnswered {
            answered.waiting.code, answered.waiting.clientId.value, answerOf(answered.answer)});
    }
    void operator()(const oauth::ProviderDown &down) const { feed.noteDown(down); }
    void operator()(const oauth::ProviderAnswered &answered) const
    {
        feed.noteAnswer(answered.provider);
    }
};

void EventFeed::take(const oauth::Event &event)
{
    std::visit(Visitor {*this}, event);
}

void EventFeed::take(const oauth::AuditRow &row)
{
    m_tell(protocol::AuditAdded {auditRowOf(row)});
}

void EventFeed::noteTraffic(const QList<SessionUse> &uses, const protocol::Counted &counted)
{
    m_second.add(counted);
    m_traffic.add(counted);
    for (const SessionUse &use : uses) {
        if (m_sessions.noteUse(use))
            m_used.insert(use.session);
    }
}

void EventFeed::tick()
{
    for (const domain::SessionId &id : std::exchange(m_used, {})) {
        if (const auto row = m_sessions.find(id))
            m_tell(protocol::SessionUsed {.session = row->id,
                .usedAt = row->usedAt.value_or(m.clock.now()),
                .usedFrom = row->usedFrom,
                .use = row->use});
    }
    const protocol::Gauges gauges = m.gauges();
    m_tell(protocol::Traffic {
        std::exchange(m_second, {}), gauges.connections, gauges.streams, m_sessions.size()});
    forgetOldTroubles();
}

void EventFeed::noteDown(const oauth::ProviderDown &down)
{
    const bool isNews = !m_down.contains(down.provider);
    m_down.insert(down.provider, {down.problem, m.clock.now()});
    if (!isNews)
        return;
    m_tell(protocol::Alert {.kind = protocol::AlertKind::ProviderDown,
        .text = u"The provider %1 does not answer as it should: %2"_s.arg(
            QString::fromUtf8(down.provider), down.problem),
        .session = {},
        .client = {},
        .provider = down.provider});
    tellHealth();
}

void EventFeed::noteAnswer(const QByteArray &provider)
{
    if (m_down.remove(provider) == 0)
        return;
    m_tell(protocol::ProviderUp {provider});
    tellHealth();
}

void EventFeed::forgetOldTroubles()
{
    const base::sys_seconds now = m.clock.now();
    const auto gone = m_down.removeIf(
        [now](const auto &entry) { return entry.value().since + TroubleLife <= now; });
    if (gone > 0)
        tellHealth();
}

protocol::Health EventFeed::health() const
{
    protocol::Health health;
    for (auto down = m_down.cbegin(); down != m_down.cend(); ++down)
        health.problems.append(u"The provider %1 does not answer as it should: %2"_s.arg(
            QString::fromUtf8(down.key()), down->problem));
    health.problems.sort();
    health.good = health.problems.isEmpty();
    return health;
}

QList<protocol::ProviderRow> EventFeed::providers() const
{
    QList<protocol::ProviderRow> rows = m.providers();
    for (protocol::ProviderRow &row : rows) {
        const auto down = m_down.constFind(row.name);
        row.ready = down == m_down.cend();
        if (!row.ready)
            row.problem = down->problem;
    }
    return rows;
}

} // namespace gatehouse::admin
