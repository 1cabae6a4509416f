// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "protocol/Codec.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::protocol;
using namespace Qt::Literals::StringLiterals;
using base::seconds;

namespace {

QJsonObject object(const QByteArray &json)
{
    return base::parseJsonObject(json).value();
}

SessionRow fullRow()
{
    return {.id = "s1",
        .user = "u1",
        .person = u"Ann"_s,
        .email = u"ann@example.com"_s,
        .client = "c1",
        .clientName = u"Claude"_s,
        .server = "/mcp/files",
        .resource = "https://gate.example/mcp/files",
        .scopes = "mcp",
        .provider = "local",
        .openedAt = sys_seconds(seconds(1'700'000'000)),
        .endsAt = sys_seconds(seconds(1'700'000'900)),
        .refreshedAt = {},
        .usedAt = sys_seconds(seconds(1'700'000'005)),
        .use = {.requests = 3, .errors = 1, .bytesIn = 400, .bytesOut = 5'000'000'000}};
}

} // namespace

class tst_Codec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites();
    void leavesOutWhatIsNotThere();
    void aQueryHasDefaults();
    void readsAttemptsAsItWritesThem();
    void refusesWithTheNameOfTheMember_data();
    void refusesWithTheNameOfTheMember();
    void namesWhatIsWrongInsideAList();
    void eventsReadAsTheyWereWritten_data();
    void eventsReadAsTheyWereWritten();
    void anEventHasANumber();
    void knowsNoOtherEvents();
};

void tst_Codec::readsWhatItWrites()
{
    const SessionsPage page {.rows = {fullRow(), fullRow()}, .total = 7};
    const auto read = decode<SessionsPage>(encode(page));
    QVERIFY(read.ok());
    QCOMPARE(read->total, 7);
    QCOMPARE(read->rows.size(), 2);
    const SessionRow &row = read->rows.last();
    QCOMPARE(row.person, u"Ann"_s);
    QCOMPARE(row.usedAt, fullRow().usedAt);
    QVERIFY(!row.refreshedAt);
    QCOMPARE(row.use.bytesOut, 5'000'000'000);
    QCOMPARE(encode(*read), encode(page));
}

void tst_Codec::leavesOutWhatIsNotThere()
{
    QVERIFY(!encode(fullRow()).contains("refreshedAt"_L1));
    QCOMPARE(encode(EndWhat {.client = "c1"}), object(R"({"client":"c1"})"));
}

void tst_Codec::aQueryHasDefaults()
{
    const auto query = decode<SessionsQuery>({});
    QVERIFY(query.ok());
    QCOMPARE(query->limit, 100);
    QCOMPARE(query->sort, SessionSort::Opened);
}

void tst_Codec::readsAttemptsAsItWritesThem()
{
    const AttemptRow row {.number = 7,
        .signIn = "a-sign-in",
        .client = "c1",
        .clientName = u"Claude"_s,
        .session = "s1",
        .from = sys_seconds(seconds(1'700'000'000)),
        .until = sys_seconds(seconds(1'700'000'009)),
        .steps = {{.kind = u"authorize-refused"_s,
            .reason = u"port-differs"_s,
            .at = sys_seconds(seconds(1'700'000'000)),
            .lastAt = sys_seconds(seconds(1'700'000'009)),
            .times = 3,
            .detail = u"http://127.0.0.1:1/cb"_s}},
        .findings = {{.id = "redirect-differs-in-port",
            .sentence = u"What happened."_s,
            .advice = u"What to do."_s,
            .values = {{u"client"_s, u"Claude"_s}}}}};
    const auto read = decode<AttemptsPage>(encode(AttemptsPage {.rows = {row, row}, .next = 7}));
    QVERIFY(read.ok());
    QCOMPARE(read->next, std::optional<qint64>(7));
    QCOMPARE(read->rows, QList<AttemptRow>({row, row}));
    QVERIFY(!encode(AttemptsPage {}).contains("next"_L1));

    const auto query = decode<AttemptsQuery>(object(R"({"client":"c1","trouble":true})"));
    QVERIFY(query.ok());
    QVERIFY(query->trouble && query->session.isEmpty() && !query->before);
    QCOMPARE(query->limit, 100);
    const auto wrong = decode<AttemptsQuery>(object(R"({"trouble":"yes"})"));
    QCOMPARE(wrong.error().message, u"The member \"trouble\" must be true or false."_s);
}

void tst_Codec::refusesWithTheNameOfTheMember_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *json, const QString &sentence) {
        QTest::newRow(name) << QByteArray(json) << sentence;
    };
    row("unknown", R"({"limitt":1})", u"The member \"limitt\" is not known."_s);
    row("a text for a number", R"({"limit":"1"})",
        u"The member \"limit\" must be a whole number, 0 or more."_s);
    row("a fraction", R"({"limit":1.5})",
        u"The member \"limit\" must be a whole number, 0 or more."_s);
    row("below zero", R"({"offset":-1})",
        u"The member \"offset\" must be a whole number, 0 or more."_s);
    row("above what fits", R"({"offset":4294967296})", u"The member \"offset\" is too large."_s);
    row("above what is exact", R"({"offset":1e300})",
        u"The member \"offset\" must be a whole number, 0 or more."_s);
    row("a number for a text", R"({"filter":7})", u"The member \"filter\" must be a text."_s);
    row("null", R"({"user":null})", u"The member \"user\" must be a text."_s);
    row("a number for a flag", R"({"descending":1})",
        u"The member \"descending\" must be true or false."_s);
    row("a word that is none", R"({"sort":"age"})",
        u"The member \"sort\" must be one of opened, used, ends, person, client, server."_s);
}

void tst_Codec::refusesWithTheNameOfTheMember()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, sentence);
    const auto query = decode<SessionsQuery>(object(json));
    QVERIFY(!query.ok());
    QCOMPARE(query.error().message, sentence);
}

void tst_Codec::namesWhatIsWrongInsideAList()
{
    QJsonObject page = encode(SessionsPage {.rows = {fullRow(), fullRow()}, .total = 2});
    QJsonArray rows = page.value("rows"_L1).toArray();
    QJsonObject second = rows.at(1).toObject();
    second.remove("openedAt"_L1);
    rows[1] = second;
    page.insert("rows"_L1, rows);
    const auto missing = decode<SessionsPage>(page);
    QVERIFY(!missing.ok());
    QCOMPARE(missing.error().message, u"The member \"rows[1].openedAt\" is missing."_s);
    rows[1] = 5;
    page.insert("rows"_L1, rows);
    const auto mistyped = decode<SessionsPage>(page);
    QVERIFY(!mistyped.ok());
    QCOMPARE(mistyped.error().message, u"The member \"rows[1]\" must be an object."_s);
}

void tst_Codec::eventsReadAsTheyWereWritten_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<QString>("method");
    const auto row = [](const QString &method, const Event &event) {
        QTest::newRow(qPrintable(method)) << event << method;
    };
    row(u"session.opened"_s, SessionOpened {fullRow()});
    row(u"person.arrived"_s, PersonArrived {fullRow()});
    row(u"session.refreshed"_s, SessionRefreshed {fullRow()});
    row(u"session.used"_s,
        SessionUsed {"s1", sys_seconds(seconds(9)), "203.0.113.7", {.requests = 2}});
    row(u"session.ended"_s, SessionEnded {"s1", domain::EndReason::RefreshReplayed});
    row(u"signin.refused"_s, SignInRefused {"c1", "corp", u"eve@example.com"_s});
    row(u"client.registered"_s, ClientRegistered {{.id = "c1", .name = u"Cursor"_s}});
    row(u"approval.wanted"_s, ApprovalWanted {.code = "WDJB-MJHT", .client = "c1"});
    row(u"approval.answered"_s, ApprovalAnswered {"WDJB-MJHT", "c1", ApprovalAnswer::Denied});
    row(u"provider.up"_s, ProviderUp {"corp"});
    row(u"alert"_s, Alert {.kind = AlertKind::RefreshTokenStolen, .text = u"A copy."_s});
    row(u"health"_s, Health {false, {u"It does not work."_s}});
    row(u"traffic"_s, Traffic {.counted = {.requests = 5}, .connections = 2});
}

void tst_Codec::eventsReadAsTheyWereWritten()
{
    QFETCH(Event, event);
    QFETCH(QString, method);
    QCOMPARE(methodOf(event), method);
    const QJsonObject params = encodeEvent({41, event});
    const auto read = decodeEvent(method, params);
    QVERIFY2(read.ok(), qPrintable(read ? QString() : read.error().message));
    QCOMPARE(read->number, 41);
    QCOMPARE(methodOf(read->event), method);
    QCOMPARE(encodeEvent(*read), params);
}

void tst_Codec::anEventHasANumber()
{
    QJsonObject params = encodeEvent({1, SessionEnded {"s1"}});
    for (const auto &number :
        {QJsonValue(QJsonValue::Undefined), QJsonValue(0), QJsonValue(u"1"_s)}) {
        params.insert("number"_L1, number);
        const auto event = decodeEvent(u"session.ended"_s, params);
        QVERIFY(!event.ok());
        QVERIFY(event.error().message.contains(u"\"number\""));
    }
}

void tst_Codec::knowsNoOtherEvents()
{
    const auto event = decodeEvent(u"session.renamed"_s, encodeEvent({1, SessionEnded {"s1"}}));
    QVERIFY(!event.ok());
    QCOMPARE(event.error().kind, base::ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(tst_Codec)
#include "tst_Codec.moc"
