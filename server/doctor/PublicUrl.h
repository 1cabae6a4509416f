// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Random.h"
#include "doctor/Doctor.h"
#include "findings/PlaceFindings.h"
#include "net/HttpClient.h"
#include "net/Resolver.h"

namespace gatehouse::doctor {

/// What checks ask with; must outlive them.
struct Means
{
    QByteArray issuer; ///< BASE_URL
    net::HttpClient &http;
    net::Resolver &resolver;
    base::Random &random;
    const base::Clock &clock;
};

/// A document that this server serves.
struct ServedDocument
{
    QByteArray path;
    QByteArray body;
};

/// Whether the name of BASE_URL leads somewhere.
Check addressCheck(const Means &means);

/// Looks at the certificates of a host.
using LookAtTls = std::function<void(const QString &host, quint16 port, QObject *context,
    std::function<void(const findings::TlsFacts &)> done)>;
/// Of an https BASE_URL: whether it is trusted, and how long.
Check tlsCheck(const Means &means, LookAtTls look);
/// What is trusted there is what \a caFile and the system say.
LookAtTls lookWithProbe(const QString &caFile);

/// Whether each of \a documents comes through the public URL byte by byte.
Check metadataCheck(const Means &means, QList<ServedDocument> documents);

/// The clock against the first of \a urls that answers with a date.
Check clockCheck(const Means &means, QByteArrayList urls);

} // namespace gatehouse::doctor
