// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/OwnClients.h"

#include "oauth/RedirectUri.h"

#include <QLoggingCategory>

namespace gatehouse::oauth {

using namespace Qt::Literals::StringLiterals;
using base::Error;
using base::ErrorKind;

namespace {

Q_LOGGING_CATEGORY(lcOwn, "gatehouse.clients")

base::Result<void> check(const QString &name, const QByteArrayList &redirectUris)
{
    if (name.isEmpty() || name.size() > MaxOwnClientName)
        return Err(Error {ErrorKind::Invalid,
            u"A client needs a name of 1 to %1 characters."_s.arg(MaxOwnClientName)});
    if (redirectUris.isEmpty() || redirectUris.size() > OwnClients::MaxRedirectUris)
        return Err(Error {ErrorKind::Invalid,
            u"A client needs 1 to %1 redirect URIs."_s.arg(OwnClients::MaxRedirectUris)});
    for (const QByteArray &uri : redirectUris) {
        if (const auto fine = checkRedirectUri(uri); !fine)
            return Err(Error {ErrorKind::Invalid,
                u"%1 cannot be a redirect URI: %2"_s.arg(
                    QString::fromUtf8(uri), QString::fromUtf8(fine.error().description))});
    }
    return {};
}

} // namespace

OwnClient newOwnClient(const QString &name, base::Random &random, const base::Clock &clock)
{
    OwnClient made {.client = {.id = {random.id128()},
                        .kind = domain::ClientKind::PreRegistered,
                        .name = name,
                        .authMethod = domain::ClientAuthMethod::SecretBasic,
                        .issuedAt = clock.now()},
        .secret = base::Secret("gth_cs_" + random.token256())};
    made.client.secretDigest = base::sha256(made.secret.reveal());
    return made;
}

base::Result<void> keepOwnClient(const domain::Client &client, Store &store)
{
    const auto kept = store.registerClient(client, base::sha256(client.id.value));
    if (!kept)
        return Err(kept.error());
    return {};
}

base::Result<OwnClient> OwnClients::create(
    const QString &name, const QByteArrayList &redirectUris, Kind kind)
{
    const QString trimmed = name.trimmed();
    if (const auto fine = check(trimmed, redirectUris); !fine)
        return Err(fine.error());
    OwnClient made = newOwnClient(trimmed, m_random, m_clock);
    made.client.redirectUris = redirectUris;
    if (kind == Kind::Public) {
        made.client.authMethod = domain::ClientAuthMethod::None;
        made.client.secretDigest.reset();
        made.secret = {};
    }
    if (const auto kept = keepOwnClient(made.client, m_store); !kept)
        return Err(kept.error());
    qCInfo(lcOwn) << "client made:" << made.client.id.value << made.client.name;
    return made;
}

} // namespace gatehouse::oauth
