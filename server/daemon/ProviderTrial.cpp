// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/ProviderTrial.h"

#include "config/Mistake.h"
#include "config/ProviderTable.h"
#include "daemon/Setup.h"
#include "provider/ProviderFactory.h"

#include <algorithm>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using findings::Findings;

namespace {

/// What lives while the provider is asked.
struct Trial
{
    std::unique_ptr<provider::Provider> provider;
    base::SystemClock clock;
    protocol::ProviderVerdict verdict;
    TrialDone done;
    QString secret; ///< that a provider may quote

    /// False: there is no use in going on.
    bool take(Findings found)
    {
        for (findings::Finding &one : found) {
            for (QString *text : {&one.what, &one.why, &one.fix})
                text->replace(secret, u"***"_s);
        }
        verdict.findings += found;
        verdict.good = std::all_of(verdict.findings.cbegin(), verdict.findings.cend(),
            [](const auto &one) { return one.level == protocol::FindingLevel::Good; });
        return verdict.good;
    }
};

Err<Error> invalid(const QString &sentence)
{
    return Err(Error {ErrorKind::Invalid, sentence});
}

/// As the settings would have it, judged by their rules; never with what was given as a secret.
base::Result<provider::ProviderConfig> configFrom(const protocol::ProviderCandidate &candidate)
{
    config::Settings read;
    for (const auto &[name, value] : std::initializer_list<std::pair<QByteArray, QByteArray>> {
             {"AUTH_STRATEGY", candidate.strategy}, {"PROVIDER_CLIENT_ID", candidate.clientId},
             {"PROVIDER_CLIENT_SECRET", candidate.clientSecret},
             {"PROVIDER_ACCOUNTS_URL", candidate.accountsUrl},
             {"OAUTH_AUTHORIZATION_URL", candidate.authorizationUrl},
             {"OAUTH_TOKEN_URL", candidate.tokenUrl}}) {
        const config::Setting *row = config::findSetting(name);
        if (!value.isEmpty() && !row->rule.apply(value, read))
            return invalid(
                config::Mistake {name, {}, u"must be %1"_s.arg(row->rule.allowed), {}}.text()
                + u'.');
    }
    if (read.authStrategy == config::AuthStrategy::Local)
        return invalid(u"Local accounts are kept here; there is no provider to try."_s);
    const QByteArray name = candidate.name.isEmpty() ? "default" : candidate.name;
    return providerFrom(config::providerOf(name, read), read);
}

} // namespace

void tryProvider(const protocol::ProviderCandidate &candidate, const doctor::Means &means,
    const oauth::Profile &profile, QObject *context, const TrialDone &done)
{
    const auto trial = std::make_shared<Trial>();
    trial->done = done;
    trial->secret = QString::fromUtf8(candidate.clientSecret);
    const auto config = configFrom(candidate);
    if (!config)
        return done(Err(config.error()));
    auto made = provider::makeProvider(*config, means.http, trial->clock);
    if (!made)
        return done(Err(made.error()));
    trial->provider = std::move(*made);
    trial->verdict.title = trial->provider->displayName();
    trial->verdict.redirectUri = candidate.name.isEmpty()
        ? profile.providerRedirectUri
        : profile.issuer + "/oauth/provider-callback/" + candidate.name;
    const doctor::ProviderPlace place {*trial->provider, trial->verdict.redirectUri};
    doctor::providerCheck(means, place)
        .run(context, [trial, means, place, context](const Findings &found) {
            if (!trial->take(found))
                return trial->done(trial->verdict);
            doctor::credentialsCheck(means, place).run(context, [trial](const Findings &more) {
                trial->take(more);
                trial->done(trial->verdict);
            });
        });
}

} // namespace gatehouse::daemon
