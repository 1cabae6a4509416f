// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/McpBench.h"
#include "gateway/StdioIdentity.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using domain::Forward;
using domain::Isolation;

class tst_StdioIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoIsCallingInTheMessage();
    void takesOutWhatAClientSaysAboutItself_data();
    void takesOutWhatAClientSaysAboutItself();
    void leavesAMessageAloneThatSaysNothing();
    void namesNoAddressThatTheProviderDoesNotVouchFor();
    void tellsAChildOnlyWhatIsTrueForAllWhoShareIt();
    void givesTheProvidersTokenToNobodyElsesChild();
};

namespace {

QJsonObject metaOf(const QJsonObject &message)
{
    return message.value("params"_L1).toObject().value("_meta"_L1).toObject();
}

QByteArrayList namesOf(const QList<domain::NamedSecret> &variables)
{
    QByteArrayList names;
    for (const domain::NamedSecret &variable : variables)
        names.append(variable.name);
    return names;
}

domain::McpServer serverOf(Forward forward, Isolation isolation)
{
    return {.target = domain::StdioTarget {.isolation = isolation}, .forward = forward};
}

} // namespace

void tst_StdioIdentity::tellsWhoIsCallingInTheMessage()
{
    const domain::Session caller = callerOf("one").session;
    const QJsonObject meta = metaOf(gateway::introduced(
        {{u"params"_s, QJsonObject {{u"_meta"_s, QJsonObject {{u"progressToken"_s, 7}}}}}}, caller,
        Forward::Identity));
    QCOMPARE(meta,
        (QJsonObject {{u"progressToken"_s, 7},
            {u"gatehouse/user"_s, QString::fromUtf8(caller.user.userId().value)},
            {u"gatehouse/email"_s, u"ann@example.com"_s}, {u"gatehouse/name"_s, u"Ann Ä"_s},
            {u"gatehouse/client"_s, u"client-one"_s}, {u"gatehouse/session"_s, u"one"_s}}));
    // Also where there were no params.
    QVERIFY(
        metaOf(gateway::introduced({}, caller, Forward::Identity)).contains("gatehouse/user"_L1));
}

void tst_StdioIdentity::takesOutWhatAClientSaysAboutItself_data()
{
    QTest::addColumn<Forward>("forward");
    QTest::newRow("none") << Forward::None;
    QTest::newRow("identity") << Forward::Identity;
    QTest::newRow("provider token") << Forward::ProviderToken;
}

void tst_StdioIdentity::takesOutWhatAClientSaysAboutItself()
{
    QFETCH(Forward, forward);
    const QJsonObject forged {{u"gatehouse/user"_s, u"root"_s}, {u"Gatehouse/Email"_s, u"x"_s},
        {u"gatehouse/more"_s, 1}, {u"kept"_s, true}};
    const QJsonObject meta = metaOf(gateway::introduced(
        {{u"params"_s, QJsonObject {{u"_meta"_s, forged}}}}, callerOf("one").session, forward));
    QVERIFY(meta.value("gatehouse/user"_L1) != u"root"_s);
    QVERIFY(!meta.contains("Gatehouse/Email"_L1) && !meta.contains("gatehouse/more"_L1));
    QCOMPARE(meta.value("kept"_L1), QJsonValue(true));
    QCOMPARE(meta.size(), forward == Forward::Identity ? 6 : 1);
}

void tst_StdioIdentity::leavesAMessageAloneThatSaysNothing()
{
    const QJsonObject message {{u"method"_s, u"ping"_s}};
    QCOMPARE(gateway::introduced(message, callerOf("one").session, Forward::None), message);
}

void tst_StdioIdentity::namesNoAddressThatTheProviderDoesNotVouchFor()
{
    domain::Session caller = callerOf("one").session;
    caller.user.emailVerified = false;
    QVERIFY(
        !metaOf(gateway::introduced({}, caller, Forward::Identity)).contains("gatehouse/email"_L1));
    QVERIFY(!namesOf(
        gateway::identityVariables(caller, serverOf(Forward::Identity, Isolation::Session), {}))
                 .contains("GATEHOUSE_EMAIL"));
}

void tst_StdioIdentity::tellsAChildOnlyWhatIsTrueForAllWhoShareIt()
{
    const domain::Session caller = callerOf("one").session;
    const auto names = [&caller](Forward forward, Isolation isolation) {
        return namesOf(gateway::identityVariables(caller, serverOf(forward, isolation), {}));
    };
    QCOMPARE(names(Forward::Identity, Isolation::Session),
        (QByteArrayList {"GATEHOUSE_USER", "GATEHOUSE_EMAIL", "GATEHOUSE_NAME", "GATEHOUSE_CLIENT",
            "GATEHOUSE_SESSION"}));
    QCOMPARE(names(Forward::Identity, Isolation::User),
        (QByteArrayList {"GATEHOUSE_USER", "GATEHOUSE_EMAIL", "GATEHOUSE_NAME"}));
    QVERIFY(names(Forward::Identity, Isolation::Shared).isEmpty());
    QVERIFY(names(Forward::None, Isolation::Session).isEmpty());
}

void tst_StdioIdentity::givesTheProvidersTokenToNobodyElsesChild()
{
    const domain::Session caller = callerOf("one").session;
    const base::Secret token("provider-token");
    const auto names = [&](Forward forward, Isolation isolation) {
        return namesOf(gateway::identityVariables(caller, serverOf(forward, isolation), token));
    };
    QCOMPARE(names(Forward::ProviderToken, Isolation::Session),
        (QByteArrayList {"GATEHOUSE_PROVIDER_TOKEN"}));
    QCOMPARE(names(Forward::ProviderToken, Isolation::User),
        (QByteArrayList {"GATEHOUSE_PROVIDER_TOKEN"}));
    QVERIFY(names(Forward::ProviderToken, Isolation::Shared).isEmpty());
    QVERIFY(!names(Forward::Identity, Isolation::Session).contains("GATEHOUSE_PROVIDER_TOKEN"));
}

QTEST_GUILESS_MAIN(tst_StdioIdentity)
#include "tst_StdioIdentity.moc"
