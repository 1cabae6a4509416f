// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "findings/SettingsFindings.h"

#include <QHostAddress>

#include <functional>
#include <optional>

namespace gatehouse::findings {

// --- the way here ---

/// Whether BASE_URL's \a host leads anywhere; \a isPublic says which addresses the internet has.
Finding addressFinding(const QString &host, const QList<QHostAddress> &addresses,
    const std::function<bool(const QHostAddress &)> &isPublic);

/// What a TLS handshake with the public URL showed.
struct TlsFacts
{
    QString problem; ///< why the certificate is not to be trusted, or why there was none
    std::optional<base::sys_seconds> expiresAt; ///< the first certificate of the chain that does
};
Finding tlsFinding(const TlsFacts &facts, base::sys_seconds now);
inline constexpr base::seconds CertificateWarning {21 * 86400};

/// One document of ours as it came through the public URL.
struct Fetched
{
    QByteArray url;
    QString problem {}; ///< why nothing came
    int status = 0;
    QByteArray body {};
};
Finding documentFinding(const Fetched &fetched, const QByteArray &served);

/// The clock of this machine against the Date field of an answer from \a host.
Finding clockFinding(const QString &host, base::sys_seconds theirs, base::sys_seconds ours);
inline constexpr base::seconds ClockWarning {20};
inline constexpr base::seconds ClockProblem {60}; ///< what is forgiven an id token

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 5.6.7); nothing when it is none.
std::optional<base::sys_seconds> readHttpDate(const QByteArray &text);

// --- this machine ---

/// The data folder.
struct DiskFacts
{
    QString folder;
    bool isWritable = true;
    bool isPrivate = true; ///< nobody else may look into it
    qint64 freeBytes = 0;
};
Findings diskFindings(const DiskFacts &facts);
inline constexpr qint64 DiskWarning = qint64(1) << 30;
inline constexpr qint64 DiskProblem = qint64(100) << 20;

/// How it stands with \a folder on this machine.
DiskFacts diskFacts(const QString &folder);

Finding storeFinding(const base::Result<void> &checked);

} // namespace gatehouse::findings
