// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ProviderTokens.h"

#include <QTest>

using namespace gatehouse;
using domain::ProviderTokens;

class tst_ProviderTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBackFromTheirRecord();
    void refusesWhatIsNoRecord_data();
    void refusesWhatIsNoRecord();
};

void tst_ProviderTokens::comeBackFromTheirRecord()
{
    const base::sys_seconds end {base::seconds(1'800'000'000)};
    const base::Secret access("access \"quoted\" \xc3\xbc");
    for (const ProviderTokens &tokens : {ProviderTokens {access, base::Secret("refresh"), end},
             ProviderTokens {access, base::Secret("refresh"), std::nullopt},
             ProviderTokens {access, std::nullopt, end},
             ProviderTokens {access, std::nullopt, std::nullopt}}) {
        const auto back = domain::providerTokensFrom(domain::toRecord(tokens));
        QVERIFY(back.ok());
        QCOMPARE(back->accessToken.reveal(), tokens.accessToken.reveal());
        QVERIFY(*back == tokens);
    }
}

void tst_ProviderTokens::refusesWhatIsNoRecord_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("provider secret");
    QTest::newRow("no token") << QByteArray("{\"refresh_token\":\"r\"}");
    QTest::newRow("an empty token") << QByteArray("{\"access_token\":\"\"}");
}

void tst_ProviderTokens::refusesWhatIsNoRecord()
{
    QFETCH(QByteArray, record);
    QVERIFY(!domain::providerTokensFrom(record).ok());
}

QTEST_GUILESS_MAIN(tst_ProviderTokens)

#include "tst_ProviderTokens.moc"
