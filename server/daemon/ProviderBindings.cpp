// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/ProviderBindings.h"

#include "base/Json.h"

#include <QLoggingCategory>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcProviders, "gatehouse.daemon")

/// Part of what is kept: never changed.
QString wordFor(config::AuthStrategy strategy)
{
    switch (strategy) {
    case config::AuthStrategy::OAuth:
        return u"oauth"_s;
    case config::AuthStrategy::Google:
        return u"google"_s;
    case config::AuthStrategy::GitHub:
        return u"github"_s;
    case config::AuthStrategy::Microsoft:
        return u"microsoft"_s;
    case config::AuthStrategy::Oidc:
        return u"oidc"_s;
    case config::AuthStrategy::Local:
        return u"local"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

oauth::ProviderBinding bindingOf(const config::ProviderSettings &provider)
{
    QJsonArray meaning {wordFor(provider.strategy)};
    if (provider.strategy != config::AuthStrategy::Local) {
        for (const QByteArray &value :
            {provider.accountsUrl, provider.authorizationUrl, provider.tokenUrl, provider.clientId})
            meaning.append(QString::fromUtf8(value));
    }
    return {provider.name, base::sha256(base::toJson(meaning))};
}

base::Result<void> bindProviders(
    const QList<config::ProviderSettings> &providers, oauth::Sessions &sessions)
{
    for (const config::ProviderSettings &provider : providers) {
        const auto ended = sessions.bindProvider(bindingOf(provider));
        if (!ended)
            return base::Err(ended.error());
        if (!ended->isEmpty())
            qCWarning(lcProviders).noquote().nospace()
                << "The provider \"" << provider.name << "\" is another one now; " << ended->size()
                << " sessions of the former have ended.";
    }
    return {};
}

} // namespace gatehouse::daemon
