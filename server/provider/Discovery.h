// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "net/HttpClient.h"
#include "provider/Provider.h"
#include "provider/ProviderMetadata.h"
#include "provider/Waiters.h"

#include <QElapsedTimer>

#include <memory>

namespace gatehouse::provider {

/// Finds a provider's metadata and remembers it for an hour; a failure is not remembered. Stores
/// references to the HTTP client and the clock. Shared, because a search under way keeps itself
/// alive.
class Discovery : public std::enable_shared_from_this<Discovery>
{
public:
    struct Where
    {
        QByteArray url; ///< the issuer, or something below it
        Transport transport = Transport::HttpsOnly;
        IssuerRule rule = IssuerRule::Equal;
        QString whenAbsent; ///< what to do about it, a sentence for the log
    };
    using Answer = base::Result<ProviderMetadata, ProviderError>;

    Discovery(Where where, net::HttpClient &http, base::Clock &clock);

    /// \a done is called once, later, not at all once \a context is gone. Who asks while a search
    /// is under way gets its result.
    void metadata(QObject *context, std::function<void(Answer)> done);
    /// Nothing when they would have to be looked for. Until the next search.
    const ProviderMetadata *known() const;

private:
    void search();
    void lookAt(qsizetype place);
    void seen(qsizetype place, const base::Result<net::IncomingResponse> &result);
    void settle(const Answer &answer);
    Answer nothingFound() const;

    const Where m_where;
    const QByteArrayList m_places;
    net::HttpClient &m_http;
    base::Clock &m_clock;
    QObject m_context; ///< of the requests under way
    Waiters<Answer> m_waiters;
    std::optional<ProviderMetadata> m_known;
    base::sys_seconds m_knownSince {};
    QElapsedTimer m_searching;
    std::optional<ProviderError> m_fault; ///< the most telling of this search
};

} // namespace gatehouse::provider
