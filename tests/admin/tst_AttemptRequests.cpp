// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdminRig.h"
#include "oauth/Timeline.h"

#include <QJsonArray>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using oauth::StepKind;
using oauth::StepReason;
using oauth::TimelineStep;

/// Attempts to connect over the admin socket.
class tst_AttemptRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsAnAttemptWithItsStepsAndFindings();
    void filters();
    void pagesInFramesThatFit();
    void answersOthersMeanwhile();
    void boundsTheSearchesOfAConnection();
    void refusesAPageThatIsNone();

private:
    static TimelineStep step(
        const AdminRig &rig, StepKind kind, const QByteArray &signIn, const QByteArray &client)
    {
        return {.at = rig.clock.now(),
            .lastAt = rig.clock.now(),
            .kind = kind,
            .signIn = signIn,
            .clientId = {client},
            .clientName = QString::fromLatin1(client) + u" of somebody"_s};
    }
    static void record(AdminRig &rig, const QList<TimelineStep> &steps)
    {
        if (!rig.store.timeline().record(steps))
            qFatal("The timeline of the test cannot be written.");
    }
    /// Of which a search reads several parts.
    static void recordLongTimeline(AdminRig &rig)
    {
        QList<TimelineStep> steps;
        for (int i = 0; i < 5000; ++i)
            steps.append(step(rig, StepKind::Asked, QByteArray::number(i), QByteArray::number(i)));
        record(rig, steps);
    }
    static QStringList clients(const QJsonObject &page)
    {
        QStringList found;
        for (const auto &row : page.value("rows"_L1).toArray())
            found.append(row["client"_L1].toString());
        return found;
    }
};

void tst_AttemptRequests::tellsAnAttemptWithItsStepsAndFindings()
{
    AdminRig rig;
    rig.start();
    TimelineStep refused = step(rig, StepKind::AuthorizeRefused, {}, "c1");
    refused.reason = StepReason::PortDiffers;
    refused.detail = "http://127.0.0.1:1/cb";
    refused.times = 3;
    record(rig, {refused});
    RawAdmin client = rig.client();
    const QJsonObject page = client.resultOf("attempts.list");
    QVERIFY(!page.contains("next"_L1));
    QCOMPARE(page.value("rows"_L1).toArray().size(), 1);
    const QJsonObject row = page.value("rows"_L1).toArray().first().toObject();
    QCOMPARE(row.value("client"_L1), QJsonValue(u"c1"_s));
    QCOMPARE(row.value("clientName"_L1), QJsonValue(u"c1 of somebody"_s));
    const QJsonValue said = row["steps"_L1].toArray().first();
    QCOMPARE(said["kind"_L1], QJsonValue(u"authorize-refused"_s));
    QCOMPARE(said["reason"_L1], QJsonValue(u"port-differs"_s));
    QCOMPARE(said["times"_L1], QJsonValue(3));
    QCOMPARE(said["detail"_L1], QJsonValue(u"http://127.0.0.1:1/cb"_s));
    QCOMPARE(said["at"_L1].toInteger(), qint64(rig.clock.now().time_since_epoch().count()));
    const QJsonValue finding = row["findings"_L1].toArray().first();
    QCOMPARE(finding["id"_L1], QJsonValue(u"redirect-differs-in-port"_s));
    QVERIFY(finding["sentence"_L1].toString().startsWith(
        u"“c1 of somebody” wants to be called back at http://127.0.0.1:1/cb;"));
    QVERIFY(finding["advice"_L1].toString().contains(u"add it again"));
    const QJsonArray values = finding["values"_L1].toArray();
    QCOMPARE(values.size(), 2);
    QCOMPARE(values[0]["name"_L1], QJsonValue(u"client"_s));
    QCOMPARE(values[1]["value"_L1], QJsonValue(u"http://127.0.0.1:1/cb"_s));
}

void tst_AttemptRequests::filters()
{
    AdminRig rig;
    rig.start();
    TimelineStep issued = step(rig, StepKind::TokensIssued, "two", "c2");
    issued.session = {"s2"};
    record(rig,
        {step(rig, StepKind::Asked, "one", "c1"), step(rig, StepKind::Denied, "one", "c1"),
            step(rig, StepKind::Asked, "two", "c2"), issued});
    RawAdmin client = rig.client();
    const auto found = [&client](const char *params) {
        return clients(client.resultOf("attempts.list", params));
    };
    QCOMPARE(found("{}"), (QStringList {u"c2"_s, u"c1"_s}));
    QCOMPARE(found(R"({"client":"c1"})"), QStringList {u"c1"_s});
    QCOMPARE(found(R"({"session":"s2"})"), QStringList {u"c2"_s});
    QCOMPARE(found(R"({"text":"C1 OF"})"), QStringList {u"c1"_s});
    QCOMPARE(found(R"({"trouble":true})"), QStringList {u"c1"_s});
    QCOMPARE(found(R"({"client":"c1","session":"s2"})"), QStringList());
    rig.clock.advance(base::seconds(60)); // the other stopped after its tokens
    QCOMPARE(found(R"({"trouble":true})"), (QStringList {u"c2"_s, u"c1"_s}));
}

void tst_AttemptRequests::pagesInFramesThatFit()
{
    AdminRig rig;
    rig.start();
    constexpr int Attempts = 150;
    QList<TimelineStep> steps;
    for (int i = 0; i < Attempts; ++i) {
        TimelineStep big = step(rig, StepKind::SentToProvider, QByteArray::number(i), "c");
        big.clientId = {QByteArray::number(i)};
        big.clientName = QString(60, u'界');
        big.detail = QByteArray(300, '"');
        steps.append(QList<TimelineStep>(50, big));
    }
    record(rig, steps);
    RawAdmin client = rig.client();
    QSet<qint64> numbers;
    int pages = 0;
    QByteArray before;
    while (true) {
        client.send(R"({"jsonrpc":"2.0","id":99,"method":"attempts.list","params":{"limit":100)"
            + before + "}}\n");
        const QByteArray frame = client.line().value_or(QByteArray());
        QVERIFY(!frame.isEmpty() && frame.size() < (1 << 20));
        const QJsonObject page =
            QJsonDocument::fromJson(frame).object().value("result"_L1).toObject();
        for (const auto &row : page.value("rows"_L1).toArray()) {
            QCOMPARE(row["steps"_L1].toArray().size(), 50);
            numbers.insert(row["number"_L1].toInteger());
        }
        ++pages;
        if (!page.contains("next"_L1))
            break;
        before = R"(,"before":)" + QByteArray::number(page.value("next"_L1).toInteger());
    }
    QCOMPARE(numbers.size(), Attempts);
    QVERIFY2(pages > 5, QByteArray::number(pages).constData());
}

// A long timeline is read in turns, so what is asked later may be answered sooner.
void tst_AttemptRequests::answersOthersMeanwhile()
{
    AdminRig rig;
    rig.start();
    recordLongTimeline(rig);
    RawAdmin client = rig.client();
    client.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"attempts.list\",\"params\":{}}\n"
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"status\",\"params\":{}}\n");
    QCOMPARE(client.message().value("id"_L1), QJsonValue(2));
    const QJsonObject page = client.message();
    QCOMPARE(page.value("id"_L1), QJsonValue(1));
    QCOMPARE(page["result"_L1]["rows"_L1].toArray().size(), 100);
}

void tst_AttemptRequests::boundsTheSearchesOfAConnection()
{
    AdminRig rig;
    rig.start();
    recordLongTimeline(rig);
    RawAdmin client = rig.client();
    constexpr int Searches = 30;
    for (int i = 1; i <= Searches; ++i)
        client.send("{\"jsonrpc\":\"2.0\",\"id\":" + QByteArray::number(i)
            + ",\"method\":\"attempts.list\",\"params\":{}}\n");
    int found = 0;
    int refused = 0;
    for (int i = 0; i < Searches; ++i) {
        const QJsonObject answer = client.message();
        found += answer.contains("result"_L1) ? 1 : 0;
        refused += codeOf(answer.value("error"_L1).toObject())
                == codeOf(protocol::FailureCode::Unavailable)
            ? 1
            : 0;
    }
    QCOMPARE(found + refused, Searches);
    QVERIFY2(found > admin::LongReads::MaxWaiting && refused > 0, QByteArray::number(found));
}

void tst_AttemptRequests::refusesAPageThatIsNone()
{
    AdminRig rig;
    rig.start();
    RawAdmin client = rig.client();
    for (const char *params : {R"({"limit":0})", R"({"limit":1001})", R"({"trouble":1})"})
        QCOMPARE(codeOf(client.errorOf("attempts.list", params)),
            codeOf(protocol::FailureCode::InvalidParams));
}

QTEST_GUILESS_MAIN(tst_AttemptRequests)
#include "tst_AttemptRequests.moc"
