// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;

/// Sign-ins that had to make room for newer ones.
class tst_ReplacedSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void letsTheOldestSignInOfTheSameClientMakeRoom();
    void letsTheOldestFormOfTheSameBrowserMakeRoom();
    void pushesOutNobodyAtTheProviderForAFloodOfLinks();
    void saysSoAtEveryStep();

private:
    std::optional<Bench> m_bench;
    std::optional<Authorization> m_authorization;
    const base::Digest m_browser = base::sha256("cookie");

    AskConsent begin(const QByteArray &client, const base::Digest &browser)
    {
        const AuthorizeRequest request {.client = {.id = {client}},
            .redirectUri = "https://" + client + ".example/cb",
            .codeChallenge = CodeChallenge,
            .resource = "https://gate.example/mcp",
            .scopes = domain::Scopes({"read"})};
        return as<AskConsent>(m_authorization->begin(request, {browser}));
    }
    void flood(const QByteArray &client)
    {
        for (int i = 0; i < Authorization::MaxOpenPerClient; ++i)
            begin(client, base::sha256(QByteArray::number(i)));
    }
    /// Of browsers that say yes.
    void floodTheProvider(const QByteArray &client)
    {
        for (int i = 0; i < Authorization::MaxOpenPerClient; ++i) {
            const base::Digest browser = base::sha256(QByteArray::number(i));
            as<GoToProvider>(m_authorization->approve(begin(client, browser).formToken, browser));
        }
    }
};

void tst_ReplacedSignIn::init()
{
    m_authorization.reset();
    m_bench.emplace();
    m_bench->addClient("app");
    m_bench->addClient("flood");
    m_authorization.emplace(m_bench->authorization());
}

void tst_ReplacedSignIn::letsTheOldestSignInOfTheSameClientMakeRoom()
{
    const AskConsent mine = begin("app", m_browser);
    const AskConsent first = begin("flood", m_browser);
    flood("flood");
    QVERIFY(isA<ReplacedSignIn>(m_authorization->approve(first.formToken, m_browser)));
    QVERIFY(isA<StaleForm>(m_authorization->approve(first.formToken, m_browser)));
    QVERIFY(isA<GoToProvider>(m_authorization->approve(mine.formToken, m_browser)));
}

void tst_ReplacedSignIn::letsTheOldestFormOfTheSameBrowserMakeRoom()
{
    const AskConsent first = begin("app", m_browser);
    const AskConsent second = begin("app", m_browser);
    for (int i = 1; i < MaxSignInsPerBrowser; ++i)
        begin("app", m_browser);
    QVERIFY(isA<ReplacedSignIn>(m_authorization->deny(first.formToken, m_browser)));
    QVERIFY(isA<GoToProvider>(m_authorization->approve(second.formToken, m_browser)));
}

void tst_ReplacedSignIn::pushesOutNobodyAtTheProviderForAFloodOfLinks()
{
    const auto journey =
        as<GoToProvider>(m_authorization->approve(begin("app", m_browser).formToken, m_browser));
    flood("app");
    QVERIFY(!isA<ReplacedSignIn>(
        m_authorization->resume(journey.state, base::sha256(journey.browserSecret))));
}

void tst_ReplacedSignIn::saysSoAtEveryStep()
{
    const auto journey =
        as<GoToProvider>(m_authorization->approve(begin("app", m_browser).formToken, m_browser));
    floodTheProvider("app");
    QVERIFY(isA<ReplacedSignIn>(
        m_authorization->resume(journey.state, base::sha256(journey.browserSecret))));
    const AskConsent form = begin("app", m_browser);
    flood("app");
    QVERIFY(isA<ReplacedSignIn>(m_authorization->takeAccountForm(form.formToken, m_browser)));
    QCOMPARE(m_bench->steps.all.last().reason, StepReason::Replaced);
}

QTEST_GUILESS_MAIN(tst_ReplacedSignIn)
#include "tst_ReplacedSignIn.moc"
