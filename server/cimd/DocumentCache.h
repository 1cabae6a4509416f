// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "net/HttpClient.h"
#include "oauth/ClientMetadataDocument.h"
#include "provider/Waiters.h"

#include <QHash>

#include <map>

namespace gatehouse::cimd {

/// The documents that were read lately, and those that could not be. One request at a time for each
/// of them; an old one is asked for by its ETag. Keeps references to the HTTP client, which decides
/// where a request may go, to the clock and to the rules.
class DocumentCache
{
public:
    static constexpr qsizetype MaxEntries = 256;
    static constexpr std::size_t MaxFlights = 32;
    /// Of one host: who names addresses at a host that says nothing takes nobody else's place.
    static constexpr std::ptrdiff_t MaxFlightsOfHost = 4;
    static constexpr base::seconds FailureLife {30};

    DocumentCache(
        net::HttpClient &http, const base::Clock &clock, const oauth::DocumentRules &rules);

    /// It need not be asked for now: it is fresh, or failed a moment ago.
    bool isSettled(const domain::ClientId &id) const;
    std::optional<domain::Client> client(const domain::ClientId &id) const;
    /// Why there is none, for anybody to read; empty when nobody has asked.
    QString problem(const domain::ClientId &id) const;

    /// Asks for the document of \a id, whose address has been checked. \a done is called once,
    /// later, when it is settled: true; false when too much is under way to ask. Not at all once \a
    /// context is gone.
    void load(const domain::ClientId &id, QObject *context, std::function<void(bool)> done);

private:
    struct Entry
    {
        std::optional<domain::Client> client;
        QByteArray etag;
        base::sys_seconds freshUntil {};
        base::sys_seconds failedUntil {};
        base::sys_seconds askedAt {};
        QString problem;
    };

    void read(const domain::ClientId &id, const base::Result<net::IncomingResponse> &result);
    void keep(Entry &entry, const domain::ClientId &id, const net::IncomingResponse &response);
    void fail(Entry &entry, const domain::ClientId &id, const QString &problem);
    void makeRoom();
    bool isTooMuch(const domain::ClientId &another) const;

    net::HttpClient &m_http;
    const base::Clock &m_clock;
    const oauth::DocumentRules &m_rules;
    QHash<domain::ClientId, Entry> m_entries;
    std::map<domain::ClientId, provider::Waiters<bool>> m_flights;
    QObject m_context; ///< of the requests under way
};

} // namespace gatehouse::cimd
