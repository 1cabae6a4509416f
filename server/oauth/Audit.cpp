// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Audit.h"

#include <QStringList>

#include <algorithm>
#include <iterator>

namespace gatehouse::oauth {

namespace {

/// In the order of AuditKind. They stand in rows: none ever changes.
constexpr const char *Words[] {"server.started", "server.stopped", "server.reloaded",
    "server.stop-asked", "admin.connected", "admin.refused", "admin.changed", "signin.accepted",
    "signin.refused", "consent.given", "consent.denied", "session.opened", "session.ended",
    "session.stolen", "client.registered", "client.refused", "client.created", "client.approved",
    "client.denied", "client.blocked", "client.unblocked", "client.deleted", "client.changed",
    "client.withdrawn", "account.saved", "token.created", "token.revoked", "settings.changed",
    "secrets.changed", "audit.pruned", "audit.skipped"};
static_assert(std::size(Words) == std::size_t(AuditKind::AuditSkipped) + 1);

/// Eight bytes, the largest first.
void append(QByteArray &bytes, qint64 number)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes.append(char(quint64(number) >> shift));
}

/// With its length, so that no two rows have the same bytes.
void append(QByteArray &bytes, const QByteArray &text)
{
    append(bytes, qint64(text.size()));
    bytes.append(text);
}

} // namespace

QString auditWord(AuditKind kind)
{
    return QLatin1String(Words[std::size_t(kind)]);
}

QStringList auditWords()
{
    QStringList words;
    for (const char *word : Words)
        words.append(QLatin1String(word));
    return words;
}

std::optional<AuditKind> auditKindOf(const QString &word)
{
    const auto found = std::find_if(std::begin(Words), std::end(Words),
        [&word](const char *one) { return word == QLatin1String(one); });
    if (found == std::end(Words))
        return std::nullopt;
    return AuditKind(found - std::begin(Words));
}

base::Digest auditDigest(
    const base::Digest &previous, qint64 number, base::sys_seconds at, const AuditEntry &entry)
{
    QByteArray bytes = "gatehouse audit row 1\n" + previous.toBytes();
    append(bytes, number);
    append(bytes, qint64(at.time_since_epoch().count()));
    for (const QByteArray &field :
        {auditWord(entry.kind).toUtf8(), entry.actor.toUtf8(), entry.who.toUtf8(),
            entry.client.value, entry.clientName.toUtf8(), entry.subject, entry.detail.toUtf8()})
        append(bytes, field);
    return base::sha256(bytes);
}

AuditRow auditRowAfter(const AuditMark &last, base::sys_seconds at, const AuditEntry &entry)
{
    const qint64 number = last.number + 1;
    return {
        .mark = {number, auditDigest(last.digest, number, at, entry)}, .at = at, .entry = entry};
}

} // namespace gatehouse::oauth
