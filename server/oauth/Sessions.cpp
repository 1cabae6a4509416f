// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Sessions.h"

#include <QLoggingCategory>

namespace gatehouse::oauth {

namespace {

Q_LOGGING_CATEGORY(lcSessions, "gatehouse.sessions")

const char *words(domain::EndReason reason)
{
    switch (reason) {
    case domain::EndReason::Revoked:
        return "revoked";
    case domain::EndReason::CodeReplayed:
        return "its code was replayed";
    case domain::EndReason::RefreshReplayed:
        return "a used refresh token came back";
    case domain::EndReason::NotAllowed:
        return "the person is not allowed any more";
    case domain::EndReason::ProviderRefused:
        return "the provider refused";
    case domain::EndReason::Expired:
        return "expired";
    }
    Q_UNREACHABLE();
}

} // namespace

base::Result<bool> Sessions::end(const domain::SessionId &id, domain::EndReason reason)
{
    auto ended = m_store.endSession(id, reason, m_clock.now());
    if (ended && *ended)
        noteEnd(id, reason);
    return ended;
}

base::Result<QList<domain::SessionId>> Sessions::endAll(
    const WhichSessions &which, domain::EndReason reason)
{
    return noted(m_store.endSessions(which, reason, m_clock.now()), reason);
}

base::Result<QList<domain::SessionId>> Sessions::endExpired(int limit)
{
    return noted(m_store.endExpiredSessions(m_clock.now(), limit), domain::EndReason::Expired);
}

base::Result<QList<domain::SessionId>> Sessions::bindProvider(const ProviderBinding &binding)
{
    return noted(m_store.bindProvider(binding, m_clock.now()), domain::EndReason::ProviderRefused);
}

Sessions::Ended Sessions::noted(Ended ended, domain::EndReason reason)
{
    if (ended) {
        for (const domain::SessionId &id : std::as_const(*ended))
            noteEnd(id, reason);
    }
    return ended;
}

void Sessions::noteEnd(const domain::SessionId &id, domain::EndReason reason)
{
    m_published.stageEndOfSession(id);
    m_events.happened(SessionEnded {id, reason});
    qCInfo(lcSessions) << "session ended:" << id.value << words(reason);
}

} // namespace gatehouse::oauth
