// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/OidcBench.h"

namespace gatehouse::test {

using Renewed = base::Result<provider::Renewed, ProviderError>;

inline const QByteArray GitHubToken = "https://github.com/login/oauth/access_token";
inline const QByteArray GitHubUser = "https://api.github.com/user";

/// A person whose tokens a provider is asked about: OpenID Connect, until the test says otherwise.
class RenewalBench : public OidcBench
{
protected:
    domain::Identity m_person;

    void start()
    {
        OidcBench::start();
        m_person = {
            Issuer, "248289761001", u"jane@example.com"_s, true, u"Jane Doe"_s, {u"staff"_s}};
    }
    Renewed ask(const domain::ProviderTokens &tokens)
    {
        std::optional<Renewed> result;
        m_provider->refresh(
            {tokens, m_person}, this, [&](const Renewed &renewed) { result = renewed; });
        if (result || !QTest::qWaitFor([&] { return result.has_value(); }))
            return base::Err(ProviderError {Kind::Refused, u"done came too soon or never"_s});
        return *result;
    }
    static void expectFailure(const Renewed &renewed, Kind kind)
    {
        QVERIFY(!renewed.ok());
        QVERIFY2(renewed.error().kind == kind, qPrintable(renewed.error().message));
        QVERIFY(!renewed.error().message.contains(u"old-rt"_s));
    }
    void useGitHub()
    {
        auto settings = config();
        settings.accountsUrl = GitHubUser;
        makeProvider(settings);
        m_person = {"https://github.com", "42", u"jane@example.com"_s, true, u"Jane"_s, {}};
    }
    void usePlainProvider()
    {
        auto settings = config();
        settings.accountsUrl = UserinfoUrl;
        settings.authorizationUrl = Issuer + "/authorize";
        settings.tokenUrl = TokenUrl;
        makeProvider(settings);
        m_person = {UserinfoUrl, "7", u"jane@example.com"_s, true, u"Jane"_s, {}};
    }
};

} // namespace gatehouse::test
