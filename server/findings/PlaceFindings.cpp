// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/PlaceFindings.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>
#include <QTemporaryFile>

#include <algorithm>

namespace gatehouse::findings {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr base::seconds Day {86400};

QString shownBytes(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString shownDate(base::sys_seconds time)
{
    return QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC)
        .toString(u"yyyy-MM-dd"_s);
}

/// Where \a one and \a other begin to differ.
qsizetype firstDifference(const QByteArray &one, const QByteArray &other)
{
    const auto pair = std::mismatch(one.cbegin(), one.cend(), other.cbegin(), other.cend());
    return pair.first - one.cbegin();
}

} // namespace

Finding addressFinding(const QString &host, const QList<QHostAddress> &addresses,
    const std::function<bool(const QHostAddress &)> &isPublic)
{
    if (addresses.isEmpty())
        return problem(u"dns"_s, u"The name %1 of BASE_URL has no address."_s.arg(host),
            {u"No client finds this server."_s,
                u"Make an A or AAAA record for %1, or correct BASE_URL."_s.arg(host)});
    QStringList shown;
    for (const QHostAddress &address : addresses)
        shown.append(address.toString());
    const bool isLocal = std::all_of(
        addresses.cbegin(), addresses.cend(), [](const auto &one) { return one.isLoopback(); });
    if (isLocal)
        return good(u"dns"_s, u"%1 is this machine itself."_s.arg(host));
    if (std::none_of(addresses.cbegin(), addresses.cend(), isPublic))
        return warning(u"dns"_s,
            u"%1 leads to %2, which is no address of the internet."_s.arg(
                host, shown.join(u", "_s)),
            {u"Clients in your network can connect, those that run on the web (Claude, ChatGPT) "
             u"cannot."_s,
                u"If those are wanted, let %1 have a public address, or use a tunnel."_s.arg(
                    host)});
    return good(u"dns"_s, u"%1 leads to %2."_s.arg(host, shown.join(u", "_s)));
}

Finding tlsFinding(const TlsFacts &facts, base::sys_seconds now)
{
    const QString why = u"Clients do not connect to what they cannot trust."_s;
    if (facts.expiresAt && *facts.expiresAt <= now)
        return problem(u"tls"_s,
            u"The certificate has expired on %1."_s.arg(shownDate(*facts.expiresAt)),
            {why,
                u"Renew it where TLS ends (TLS_CERT_FILE, or the proxy in front), and reload."_s});
    if (!facts.problem.isEmpty())
        return problem(u"tls"_s, u"No trusted TLS connection: %1"_s.arg(facts.problem),
            {why,
                u"Serve a certificate for this name with the whole chain (fullchain.pem) where TLS "
                u"ends: TLS_CERT_FILE, or the proxy in front."_s});
    if (!facts.expiresAt)
        return problem(u"tls"_s, u"The public URL shows no certificate."_s,
            {why, u"Look at what serves TLS in front of Gatehouse."_s});
    if (*facts.expiresAt - now < CertificateWarning)
        return warning(u"tls"_s,
            u"The certificate expires on %1, in %2 days."_s.arg(shownDate(*facts.expiresAt))
                .arg((*facts.expiresAt - now) / Day),
            {u"From then on no client connects; automatic renewal happens earlier than this."_s,
                u"See why it was not renewed, and renew it now."_s});
    return good(
        u"tls"_s, u"The certificate is trusted, until %1."_s.arg(shownDate(*facts.expiresAt)));
}

Finding documentFinding(const Fetched &fetched, const QByteArray &served)
{
    const QString id = u"metadata"_s;
    const QString url = QString::fromUtf8(fetched.url);
    const QString why = u"Clients read it first; where it is missing or changed they stop."_s;
    if (!fetched.problem.isEmpty())
        return problem(id, u"%1 cannot be fetched: %2"_s.arg(url, fetched.problem),
            {why,
                u"See that BASE_URL leads to this server: the port, the proxy, the firewall. Some routers do not lead back in from inside; then only this test fails, and a name for it in /etc/hosts helps."_s});
    if (fetched.status != 200)
        return problem(id, u"%1 is answered with HTTP %2."_s.arg(url).arg(fetched.status),
            {why,
                u"Let what stands in front pass every path on to Gatehouse, and ask nobody to sign "
                u"in for it."_s});
    if (fetched.body != served)
        return problem(id,
            u"%1 is not what this server says; it differs from byte %2 on."_s.arg(url).arg(
                firstDifference(served, fetched.body)),
            {why,
                u"Something in front changes answers, or BASE_URL leads to another server. Switch "
                u"off what rewrites them."_s});
    return good(id, u"%1 comes through as it is."_s.arg(url));
}

Finding clockFinding(const QString &host, base::sys_seconds theirs, base::sys_seconds ours)
{
    const base::seconds apart = ours > theirs ? ours - theirs : theirs - ours;
    const QString what =
        u"The clock of this machine is %1 seconds %2 that of %3."_s.arg(apart.count())
            .arg(ours > theirs ? u"ahead of"_s : u"behind"_s, host);
    const Advice advice {
        u"Tokens of the provider seem expired or not yet valid, and sign-ins fail."_s,
        u"Switch time synchronisation on: timedatectl set-ntp true"_s};
    if (apart > ClockProblem)
        return problem(u"clock"_s, what, advice);
    if (apart > ClockWarning)
        return warning(u"clock"_s, what, advice);
    return good(u"clock"_s, u"The clock agrees with that of %1."_s.arg(host));
}

std::optional<base::sys_seconds> readHttpDate(const QByteArray &text)
{
    QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return base::sys_seconds(base::seconds(time.toSecsSinceEpoch()));
}

Findings diskFindings(const DiskFacts &facts)
{
    Findings findings;
    if (!facts.isWritable)
        findings.append(problem(u"disk"_s, u"Nothing can be written in %1."_s.arg(facts.folder),
            {u"No token can be issued: what is not stored is not answered."_s,
                u"See that the disk is not full and mounted read-only, and that the folder belongs "
                u"to the user Gatehouse runs as."_s}));
    else if (facts.freeBytes < DiskProblem)
        findings.append(problem(u"disk"_s,
            u"Only %1 are free where %2 is."_s.arg(shownBytes(facts.freeBytes), facts.folder),
            {u"When it is full no token can be issued."_s, u"Make room on that disk."_s}));
    else if (facts.freeBytes < DiskWarning)
        findings.append(warning(u"disk"_s,
            u"%1 are free where %2 is."_s.arg(shownBytes(facts.freeBytes), facts.folder),
            {u"When it is full no token can be issued."_s, u"Make room on that disk."_s}));
    else
        findings.append(good(u"disk"_s,
            u"%1 are free where %2 is."_s.arg(shownBytes(facts.freeBytes), facts.folder)));
    if (!facts.isPrivate)
        findings.append(problem(u"data-folder"_s,
            u"Others on this machine may look into %1."_s.arg(facts.folder),
            {u"The database and the key that opens it are there."_s,
                u"Run: chmod 700 %1"_s.arg(facts.folder)}));
    else
        findings.append(good(u"data-folder"_s, u"%1 is private."_s.arg(facts.folder)));
    return findings;
}

DiskFacts diskFacts(const QString &folder)
{
    constexpr QFileDevice::Permissions Others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
        | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther
        | QFileDevice::ExeOther;
    QTemporaryFile file(folder + u"/.doctor-XXXXXX"_s);
    return {.folder = folder,
        .isWritable = file.open() && file.write("x") == 1 && file.flush(),
        .isPrivate = !(QFileInfo(folder).permissions() & Others),
        .freeBytes = QStorageInfo(folder).bytesAvailable()};
}

Finding storeFinding(const base::Result<void> &checked)
{
    if (checked)
        return good(u"store"_s, u"The database is whole."_s);
    return problem(u"store"_s, u"The database is damaged: %1"_s.arg(checked.error().message),
        {u"Sessions may be lost, and the next start may refuse it."_s,
            u"Stop the server, keep a copy of its data folder, and restore the latest backup: "
            u"gatehoused --restore FILE"_s});
}

} // namespace gatehouse::findings
