// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Flow.h"
#include "support/RawAdmin.h"
#include "Visitor.h"

#include <QFile>
#include <QtTest>

using namespace gatehouse;
using namespace test;

/// Where sessions are opened and used from: told by the server, and kept no longer than they live.
class tst_addresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhereASessionIsUsedFrom_data();
    void tellsWhereASessionIsUsedFrom();
    void keepsAnAddressNoLongerThanItsSession();
    void writesNothingForACall();
};

namespace {

constexpr char FirstCall[] =
    R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})";

/// As a proxy passes on what somebody at \a address asks.
Tokens signInFrom(const Flow &flow, const QByteArray &address)
{
    const Journey journey(flow);
    Browser browser(flow);
    const QByteArray code = QUrlQuery(journey.signIn(browser)).queryItemValue(u"code"_s).toUtf8();
    return Journey::tokensOf(flow.send("POST", "/token",
        {"Content-Type: application/x-www-form-urlencoded", "X-Forwarded-For: " + address},
        urlEncoded({{"grant_type", "authorization_code"}, {"client_id", journey.clientId()},
            {"code", code}, {"redirect_uri", RedirectUri},
            {"code_verifier", journey.verifier()}})));
}

QJsonObject onlySession(RawAdmin &admin)
{
    const QJsonArray rows = admin.resultOf("sessions.list", "{}").value("rows"_L1).toArray();
    return rows.size() == 1 ? rows.first().toObject() : QJsonObject();
}

/// The files of the database, whatever is in them.
QByteArray databaseBytes(const Flow &flow)
{
    QByteArray bytes;
    for (const char *end : {"", "-wal"}) {
        QFile file(flow.databasePath() + QLatin1String(end));
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll();
    }
    return bytes;
}

} // namespace

void tst_addresses::tellsWhereASessionIsUsedFrom_data()
{
    QTest::addColumn<QByteArray>("proxies");
    QTest::addColumn<QString>("opened");
    QTest::addColumn<QString>("used");
    QTest::newRow("a proxy of ours")
        << QByteArray("127.0.0.1") << u"203.0.113.7"_s << u"2001:db8::1"_s;
    QTest::newRow("somebody who says so")
        << QByteArray("192.0.2.0/24") << u"127.0.0.1"_s << u"127.0.0.1"_s;
}

void tst_addresses::tellsWhereASessionIsUsedFrom()
{
    QFETCH(QByteArray, proxies);
    QFETCH(QString, opened);
    QFETCH(QString, used);
    Flow flow("2", {{"TRUSTED_PROXIES", proxies}});
    const Tokens tokens = signInFrom(flow, "203.0.113.7");
    {
        RawAdmin admin(flow.adminSocket());
        QVERIFY(admin.greet());
        QCOMPARE(onlySession(admin).value("openedFrom"_L1).toString(), opened);
        QVERIFY(!onlySession(admin).contains("usedFrom"_L1));
        QCOMPARE(
            flow.callMcp(tokens.access, FirstCall, {"X-Forwarded-For: 2001:db8::1"}).status, 200);
        QTRY_COMPARE(onlySession(admin).value("usedFrom"_L1).toString(), used);
        QCOMPARE(onlySession(admin).value("openedFrom"_L1).toString(), opened);
    }
    flow.restart();
    RawAdmin admin(flow.adminSocket());
    QVERIFY(admin.greet());
    QCOMPARE(onlySession(admin).value("openedFrom"_L1).toString(), opened);
    QVERIFY(!onlySession(admin).contains("usedFrom"_L1)); // was in memory only
}

void tst_addresses::keepsAnAddressNoLongerThanItsSession()
{
    const Flow flow("1", {{"TRUSTED_PROXIES", "127.0.0.1"}});
    const Tokens tokens = signInFrom(flow, "203.0.113.7");
    flow.callMcp(tokens.access, FirstCall, {"X-Forwarded-For: 203.0.113.7"});
    const base::sys_seconds now = base::SystemClock().now();
    const QList<domain::Session> sessions = *flow.store().sessions(now);
    QCOMPARE(sessions.size(), 1);
    QCOMPARE(sessions.first().openedFrom, "203.0.113.7");
    RawAdmin admin(flow.adminSocket());
    QVERIFY(admin.greet());
    QCOMPARE(admin.resultOf("sessions.end", R"({"all":true})").value("sessions"_L1), QJsonValue(1));
    const auto ended = *flow.store().findSession(sessions.first().id);
    QVERIFY(ended);
    QCOMPARE(ended->openedFrom, "");
}

void tst_addresses::writesNothingForACall()
{
    const Flow flow("1", {{"TRUSTED_PROXIES", "127.0.0.1"}});
    const Tokens tokens = signInFrom(flow, "203.0.113.7");
    RawAdmin admin(flow.adminSocket());
    QVERIFY(admin.greet());
    flow.callMcp(tokens.access, FirstCall, {"X-Forwarded-For: 198.51.100.23"});
    QTRY_COMPARE(onlySession(admin).value("usedFrom"_L1).toString(), u"198.51.100.23"_s);
    const QByteArray bytes = databaseBytes(flow);
    QVERIFY(bytes.contains("203.0.113.7")); // so that the next line can fail
    QVERIFY(!bytes.contains("198.51.100.23"));
}

QTEST_GUILESS_MAIN(tst_addresses)
#include "tst_addresses.moc"
