// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/ForwardedToken.h"

#include <QTest>

using namespace gatehouse;
using daemon::forwardedToken;
using oauth::UpstreamState;
using Outcome = routes::ProviderRefresh::Outcome;

class tst_ForwardedToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheFreshOneWithItsEnd();
    void isNoneWhenThereIsNoFreshOne_data();
    void isNoneWhenThereIsNoFreshOne();
};

void tst_ForwardedToken::isTheFreshOneWithItsEnd()
{
    const base::sys_seconds end {base::seconds(1000)};
    const auto token = forwardedToken({UpstreamState::Fresh,
        domain::ProviderTokens {.accessToken = base::Secret("at the provider"), .expiresAt = end}});
    QVERIFY(token);
    QCOMPARE(token->accessToken.reveal(), QByteArray("at the provider"));
    QVERIFY(token->expiresAt == end);
}

void tst_ForwardedToken::isNoneWhenThereIsNoFreshOne_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("says");
    QTest::addColumn<int>("told"); // to whoever calls
    QTest::newRow("a local account")
        << int(UpstreamState::Fresh) << QStringLiteral("provider") << 403;
    QTest::newRow("session over") << int(UpstreamState::SessionOver)
                                  << QStringLiteral("sign in again") << 503;
    QTest::newRow("provider down")
        << int(UpstreamState::Unavailable) << QStringLiteral("right now") << 503;
}

void tst_ForwardedToken::isNoneWhenThereIsNoFreshOne()
{
    QFETCH(int, state);
    QFETCH(QString, says);
    const auto token = forwardedToken({UpstreamState(state), std::nullopt});
    QVERIFY(!token);
    QVERIFY(token.error().message.contains(says));
    QTEST(gateway::withoutProviderToken(token.error()).status, "told");
}

QTEST_GUILESS_MAIN(tst_ForwardedToken)
#include "tst_ForwardedToken.moc"
