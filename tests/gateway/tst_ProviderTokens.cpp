// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/ProviderTokens.h"
#include "support/FakeClock.h"

#include <QTest>

using namespace gatehouse;
using namespace test;
using namespace std::chrono_literals;
using gateway::ProviderTokens;

/// The provider's tokens as workers remember them.
class tst_ProviderTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void remembersATokenWhileItIsFresh();
    void saysOnceThatATokenWasNotAccepted();
    void forgetsADoubtWithTheSession();

private:
    FakeClock m_clock;
    QList<domain::Trust> m_asked;
    ProviderTokens::Result m_answer = gateway::ProviderToken {};
    std::optional<ProviderTokens> m_tokens;
    const domain::Session m_session {.id = {"one"}};
    std::shared_ptr<net::Inbox> m_inbox = std::make_shared<net::Inbox>([] {});

    void fetch()
    {
        m_tokens->fetch(m_session, m_inbox, [](const auto &) {});
    }
};

void tst_ProviderTokens::init()
{
    m_asked.clear();
    m_answer = gateway::ProviderToken {base::Secret("at"), std::nullopt};
    m_tokens.emplace(
        [this](const domain::Session &, domain::Trust trust, const auto &answer) {
            m_asked.append(trust);
            answer(m_answer);
        },
        m_clock);
}

void tst_ProviderTokens::remembersATokenWhileItIsFresh()
{
    QVERIFY(!m_tokens->fresh(m_session.id));
    fetch();
    QVERIFY(m_tokens->fresh(m_session.id)->equals("at"));
    m_clock.advance(300s);
    QVERIFY(!m_tokens->fresh(m_session.id)); // whether it is still the one
    m_answer = gateway::ProviderToken {base::Secret("short"), m_clock.now() + 61s};
    fetch();
    QVERIFY(m_tokens->fresh(m_session.id)->equals("short"));
    m_clock.advance(1s);
    QVERIFY(!m_tokens->fresh(m_session.id));
}

void tst_ProviderTokens::saysOnceThatATokenWasNotAccepted()
{
    using Trust = domain::Trust;
    fetch();
    m_tokens->doubt(m_session.id);
    QVERIFY(!m_tokens->fresh(m_session.id));
    fetch();
    QVERIFY(m_tokens->fresh(m_session.id));
    fetch();
    QCOMPARE(m_asked, (QList<Trust> {Trust::Kept, Trust::Doubted, Trust::Kept}));
}

void tst_ProviderTokens::forgetsADoubtWithTheSession()
{
    m_tokens->doubt(m_session.id);
    m_tokens->forget(m_session.id);
    fetch();
    QCOMPARE(m_asked, QList<domain::Trust> {domain::Trust::Kept});
}

QTEST_GUILESS_MAIN(tst_ProviderTokens)
#include "tst_ProviderTokens.moc"
