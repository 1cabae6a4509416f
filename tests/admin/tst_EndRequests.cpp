// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdminRig.h"

#include <QJsonArray>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

/// What is said of the tokens that are no sessions, when sessions are ended.
class tst_EndRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sayWhichTokensStay();
};

void tst_EndRequests::sayWhichTokensStay()
{
    AdminRig rig;
    rig.start(30);
    RawAdmin client = rig.client();
    for (const char *who : {"u4", "u4", "u5"}) {
        const QJsonObject made = client.resultOf("tokens.create",
            R"({"name":"script","servers":["/mcp"],"user":")" + QByteArray(who) + R"("})");
        QVERIFY(made.contains("token"_L1));
    }
    const auto left = [&client](const QByteArray &params) {
        return client.resultOf("sessions.end", params).value("tokens"_L1);
    };
    QCOMPARE(left(R"({"user":")" + rig.session(4).user.userId().value + R"("})"), QJsonValue(2));
    QCOMPARE(left(R"({"all":true})"), QJsonValue(3));
    QCOMPARE(left(R"({"client":"c1"})"), QJsonValue(QJsonValue::Undefined));
    QCOMPARE(client.resultOf("tokens.list").value("rows"_L1).toArray().size(), 3);
}

QTEST_GUILESS_MAIN(tst_EndRequests)
#include "tst_EndRequests.moc"
