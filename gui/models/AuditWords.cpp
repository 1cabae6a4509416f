// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AuditWords.h"

#include "models/ServerWords.h"
#include "models/Words.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

namespace {

struct AuditWord
{
    const char *kind;
    const char *words;
};
constexpr AuditWord KnownKinds[] {
    {"server", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Server")},
    {"server.started", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Server started")},
    {"server.stopped", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Server stopped")},
    {"server.reloaded", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Settings read again")},
    {"server.stop-asked", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Told to stop")},
    {"admin", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Administration")},
    {"admin.connected",
        QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Administrator connected")},
    {"admin.refused", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Administrator refused")},
    {"admin.changed",
        QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Changed by an administrator")},
    {"signin", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Sign-in")},
    {"signin.accepted", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Signed in")},
    {"signin.refused", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Sign-in refused")},
    {"consent", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Consent")},
    {"consent.given", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Consent given")},
    {"consent.denied", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Consent denied")},
    {"session", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Sessions")},
    {"session.opened", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Session opened")},
    {"session.ended", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Session ended")},
    {"session.stolen", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Refresh token stolen")},
    {"client", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Clients")},
    {"client.registered", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Client registered")},
    {"client.refused", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Client refused")},
    {"client.created", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Client created")},
    {"client.approved", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Client approved")},
    {"client.denied", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Client denied")},
    {"client.blocked", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Client blocked")},
    {"client.unblocked", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Client unblocked")},
    {"client.deleted", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Client deleted")},
    {"client.changed", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Client changed itself")},
    {"client.withdrawn",
        QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Client deleted itself")},
    {"account", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Accounts")},
    {"account.saved", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Account saved")},
    {"token", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Tokens")},
    {"token.created", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Token created")},
    {"token.revoked", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Token revoked")},
    {"settings", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Settings")},
    {"settings.changed", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Setting changed")},
    {"secrets", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Secrets")},
    {"secrets.changed", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Secret changed")},
    {"audit", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Audit log")},
    {"audit.pruned", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Old rows removed")},
    {"audit.skipped", QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "Rows left out")},
};

/// As the audit log says why a session has ended.
constexpr std::pair<const char *, domain::EndReason> EndWords[] {
    {"revoked", domain::EndReason::Revoked},
    {"its code was replayed", domain::EndReason::CodeReplayed},
    {"a used refresh token came back", domain::EndReason::RefreshReplayed},
    {"the person is not allowed any more", domain::EndReason::NotAllowed},
    {"the provider refused", domain::EndReason::ProviderRefused},
    {"expired", domain::EndReason::Expired}};

/// What else the audit log says in words of its own.
constexpr const char *OwnWords[] {
    QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "the client"),
    QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "unknown client"),
    QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "blocked"),
    QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "not approved"),
    QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "wrong credentials"),
    QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "another redirect URI"),
    QT_TRANSLATE_NOOP("gatehouse::models::AuditWords", "wrong password"),
};

const char *ownWord(const QString &text)
{
    const auto found = std::find_if(std::begin(OwnWords), std::end(OwnWords),
        [&text](const char *word) { return text == QLatin1String(word); });
    return found == std::end(OwnWords) ? nullptr : *found;
}

} // namespace

QString AuditWords::kind(const QString &kind)
{
    const auto found = std::find_if(std::begin(KnownKinds), std::end(KnownKinds),
        [&kind](const AuditWord &word) { return kind == QLatin1String(word.kind); });
    return found == std::end(KnownKinds) ? kind : tr(found->words);
}

QStringList AuditWords::kinds()
{
    QStringList kinds;
    for (const AuditWord &word : KnownKinds)
        kinds.append(QLatin1String(word.kind));
    return kinds;
}

QString AuditWords::about(const protocol::AuditRow &row)
{
    if (row.kind == "settings.changed"_L1)
        return QString::fromUtf8(row.subject);
    if (row.kind == "secrets.changed"_L1)
        return (row.detail == "removed"_L1 ? tr("%1 removed") : tr("%1 set"))
            .arg(QString::fromUtf8(row.subject));
    if (row.kind == "session.ended"_L1) {
        for (const auto &[word, reason] : EndWords) {
            if (row.detail == QLatin1String(word))
                return Words::endReason(reason);
        }
    }
    if (row.kind == "signin.accepted"_L1 && row.detail.startsWith("by "_L1))
        return tr("by %1", "a provider").arg(row.detail.sliced(3));
    const QLatin1String refused("not allowed, by ");
    if (row.kind == "signin.refused"_L1 && row.detail.startsWith(refused))
        return tr("not allowed, by %1").arg(row.detail.sliced(refused.size()));
    if (row.kind == "server.started"_L1 && row.detail.startsWith("version "_L1))
        return tr("version %1").arg(row.detail.sliced(8));
    const qsizetype servers = row.detail.lastIndexOf(", for "_L1); // after its name
    if (row.kind == "token.created"_L1 && servers >= 0)
        return tr("%1, for %2", "a token, for MCP servers")
            .arg(row.detail.first(servers), row.detail.sliced(servers + 6));
    const char *word = ownWord(row.detail);
    return word ? tr(word) : ServerWords::said(row.detail);
}

QString AuditWords::actor(const protocol::AuditRow &row)
{
    static const QRegularExpression form(u"^user (\\d+), process (\\d+)(, .*)?$"_s);
    if (const auto peer = form.match(row.actor); peer.hasMatch())
        return tr("user %1, process %2").arg(peer.captured(1), peer.captured(2)) + peer.captured(3);
    const char *word = ownWord(row.actor);
    return word ? tr(word) : row.actor;
}

QString AuditWords::whole(const protocol::AuditRow &row)
{
    QStringList lines {
        u"%1  %2  %3"_s.arg(row.number).arg(Words::exactTime(row.at), kind(row.kind))};
    for (const QString &text : {actor(row), row.who, row.clientName, QString::fromUtf8(row.client),
             QString::fromUtf8(row.subject), row.detail.isEmpty() ? QString() : about(row)}) {
        if (!text.isEmpty())
            lines.append(Words::plain(text));
    }
    return lines.join(u'\n');
}

} // namespace gatehouse::models
