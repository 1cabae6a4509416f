// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StdioBench.h"

using namespace gatehouse;
using namespace gatehouse::test;
using domain::Isolation;
using gateway::StdioNews;

/// What a child says, and who hears it.
class tst_StdioReturns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesQuestionsToTheSessionAndAnswersBack();
    void takesNoAnswerFromAnotherSession();
    void refusesQuestionsOfASharedChild();
    void tellsAllWhoShareAChildOnlyWhatIsHarmless();
    void tellsOfAResourceOnlyWhoSubscribed();
    void repeatsEventsAfterTheLastOne();
    void keepsEventsUntilAStreamIsOpened();
    void finishesABrokenStreamOfAPost();
    void givesAClientOfASharedChildItsOwnRevision();
    void hidesForbiddenToolsOfTheList();
};

namespace {

QJsonObject notifyArguments(const QString &method, const QJsonObject &params)
{
    return {{u"name"_s, u"notify"_s},
        {u"arguments"_s, QJsonObject {{u"text"_s, method}, {u"params"_s, params}}}};
}

QStringList methodsOf(const std::vector<StdioNews> &events)
{
    QStringList methods;
    for (const StdioNews &event : events)
        methods.append(jsonOf(event).value("method"_L1).toString());
    return methods;
}

} // namespace

void tst_StdioReturns::takesQuestionsToTheSessionAndAnswersBack()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    const QByteArray other = bench.session("bob");
    const Heard othersStream = bench.stream("bob", other);
    const Heard asking = bench.post("ann", toolCall(1, u"ask"_s, u"why?"_s), session);
    QVERIFY(asking.waitForEvents(1));
    const QJsonObject question = jsonOf(asking.events().front());
    QCOMPARE(question.value("method"_L1), QJsonValue(u"sampling/createMessage"_s));
    const QByteArray reply = base::toJson(QJsonObject {{u"jsonrpc"_s, u"2.0"_s},
        {u"id"_s, question.value("id"_L1)}, {u"result"_s, QJsonObject {{u"a"_s, 1}}}});
    QCOMPARE(bench.post("ann", reply, session).status(), 202);
    QCOMPARE(asking.text(), u"{\"a\":1}"_s);
    QVERIFY(othersStream.events().empty());
}

void tst_StdioReturns::takesNoAnswerFromAnotherSession()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    const QByteArray other = bench.session("bob");
    const Heard asking = bench.post("ann", toolCall(1, u"ask"_s), session);
    QVERIFY(asking.waitForEvents(1));
    const auto answerWith = [&](const QString &text) {
        return base::toJson(QJsonObject {{u"jsonrpc"_s, u"2.0"_s},
            {u"id"_s, jsonOf(asking.events().front()).value("id"_L1)},
            {u"result"_s, QJsonObject {{u"by"_s, text}}}});
    };
    QCOMPARE(bench.post("bob", answerWith(u"bob"_s), other).status(), 202);
    QCOMPARE(bench.post("ann", answerWith(u"ann"_s), session).status(), 202);
    QCOMPARE(bench.post("ann", answerWith(u"again"_s), session).status(), 202);
    QCOMPARE(asking.text(), u"{\"by\":\"ann\"}"_s);
    // The others never reached the server: what has no method is an answer.
    QCOMPARE(bench.seenMethods("ann", session).count(QString()), 1);
}

void tst_StdioReturns::refusesQuestionsOfASharedChild()
{
    StdioBench bench;
    bench.target().isolation = Isolation::Shared;
    bench.open();
    const QByteArray session = bench.session("ann");
    const Heard asking = bench.post("ann", toolCall(1, u"ask"_s), session);
    QCOMPARE(asking.text(), u"refused"_s);
    QVERIFY(asking.events().empty());
}

void tst_StdioReturns::tellsAllWhoShareAChildOnlyWhatIsHarmless()
{
    StdioBench bench;
    bench.target().isolation = Isolation::Shared;
    bench.open();
    const QByteArray ann = bench.session("ann");
    const QByteArray bob = bench.session("bob");
    const Heard annHears = bench.stream("ann", ann);
    const Heard bobHears = bench.stream("bob", bob);
    for (const QString &method : {u"notifications/message"_s, u"notifications/anything"_s,
             u"notifications/resources/updated"_s, u"notifications/cancelled"_s,
             u"notifications/tools/list_changed"_s})
        bench
            .post("ann", rpc(1, u"tools/call"_s, notifyArguments(method, {{u"uri"_s, u"a:b"_s}})),
                ann)
            .isComplete();
    QVERIFY(bobHears.waitForEvents(1));
    QVERIFY(annHears.waitForEvents(1));
    const QStringList harmless {u"notifications/tools/list_changed"_s};
    QCOMPARE(methodsOf(bobHears.events()), harmless);
    QCOMPARE(methodsOf(annHears.events()), harmless);
}

void tst_StdioReturns::tellsOfAResourceOnlyWhoSubscribed()
{
    StdioBench bench;
    bench.target().isolation = Isolation::Shared;
    bench.open();
    const QByteArray ann = bench.session("ann");
    const QByteArray bob = bench.session("bob");
    const Heard annHears = bench.stream("ann", ann);
    const Heard bobHears = bench.stream("bob", bob);
    bench.post("ann", rpc(1, u"resources/subscribe"_s, {{u"uri"_s, u"a:b"_s}}), ann).isComplete();
    const auto update = [&] {
        const QString method = u"notifications/resources/updated"_s;
        bench
            .post("bob", rpc(1, u"tools/call"_s, notifyArguments(method, {{u"uri"_s, u"a:b"_s}})),
                bob)
            .isComplete();
    };
    update();
    QVERIFY(annHears.waitForEvents(1));
    QVERIFY(bobHears.events().empty());
    // Somebody else's farewell does not end it.
    bench.post("bob", rpc(1, u"resources/subscribe"_s, {{u"uri"_s, u"a:b"_s}}), bob).isComplete();
    bench.post("bob", rpc(2, u"resources/unsubscribe"_s, {{u"uri"_s, u"a:b"_s}}), bob).isComplete();
    update();
    QVERIFY(annHears.waitForEvents(2));
    QVERIFY(!bench.seenMethods("ann", ann).contains(u"resources/unsubscribe"_s));
    bench.post("ann", rpc(2, u"resources/unsubscribe"_s, {{u"uri"_s, u"a:b"_s}}), ann).isComplete();
    QVERIFY(bench.seenMethods("ann", ann).contains(u"resources/unsubscribe"_s));
}

void tst_StdioReturns::repeatsEventsAfterTheLastOne()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    const Heard first = bench.stream("ann", session);
    for (int i = 0; i < 3; ++i)
        bench
            .post("ann",
                rpc(i, u"tools/call"_s,
                    notifyArguments(u"notifications/message"_s, {{u"number"_s, i}})),
                session)
            .isComplete();
    QVERIFY(first.waitForEvents(3));
    const Heard second = bench.stream("ann", session, first.events().front().eventId);
    QVERIFY(second.waitForEvents(2));
    QVERIFY(first.isComplete()); // the one before is let go
    QCOMPARE(jsonOf(second.events()[0])["params"_L1]["number"_L1], QJsonValue(1));
    QCOMPARE(jsonOf(second.events()[1])["params"_L1]["number"_L1], QJsonValue(2));
    QCOMPARE(second.events()[1].eventId, first.events()[2].eventId);
    const Heard fresh = bench.stream("ann", session);
    QVERIFY(second.isComplete());
    QVERIFY(fresh.events().empty()); // everything was heard
}

void tst_StdioReturns::keepsEventsUntilAStreamIsOpened()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    gateway::StdioCall call = bench.callOf("ann", net::Method::Post,
        rpc(1, u"tools/call"_s, notifyArguments(u"notifications/message"_s, {})), session);
    call.acceptsEvents = false;
    const Heard quiet = bench.send(std::move(call));
    QVERIFY(quiet.isComplete());
    QVERIFY(quiet.events().empty());
    QVERIFY(bench.stream("ann", session).waitForEvents(1));
}

void tst_StdioReturns::finishesABrokenStreamOfAPost()
{
    StdioBench bench;
    bench.open();
    const QByteArray session = bench.session("ann");
    gateway::StdioCall call =
        bench.callOf("ann", net::Method::Post, toolCall(1, u"ask"_s, u"?"_s), session);
    const quint64 reply = call.reply;
    const Heard broken = bench.send(std::move(call));
    QVERIFY(broken.waitForEvents(1));
    bench.port->leave({"ann"}, reply, true);
    const QByteArray answer = base::toJson(QJsonObject {{u"jsonrpc"_s, u"2.0"_s},
        {u"id"_s, jsonOf(broken.events().front()).value("id"_L1)}, {u"result"_s, QJsonObject()}});
    QCOMPARE(bench.post("ann", answer, session).status(), 202);
    const Heard resumed = bench.stream("ann", session, broken.events().front().eventId);
    QVERIFY(resumed.isComplete());
    bool isAnswered = false;
    for (const StdioNews &news : resumed.all())
        isAnswered = isAnswered || jsonOf(news).contains("result"_L1);
    QVERIFY(isAnswered);
    QVERIFY(!broken.all().back().isLast);
    QVERIFY(!bench.seenMethods("ann", session).contains(u"notifications/cancelled"_s));
}

void tst_StdioReturns::givesAClientOfASharedChildItsOwnRevision()
{
    StdioBench bench;
    bench.target().isolation = Isolation::Shared;
    bench.open();
    const auto version = [&bench](const QString &asked) {
        return bench.initialize("ann", asked)
            .answer()["result"_L1]
            .toObject()["protocolVersion"_L1]
            .toString();
    };
    QCOMPARE(version(u"2025-11-25"_s), u"2025-11-25"_s);
    QCOMPARE(version(u"2025-03-26"_s), u"2025-03-26"_s);
    QCOMPARE(version(u"1999-01-01"_s), u"2025-11-25"_s);
}

void tst_StdioReturns::hidesForbiddenToolsOfTheList()
{
    StdioBench bench;
    bench.config.tools.deny = {u"delete_*"_s};
    bench.open();
    const QByteArray session = bench.session("ann");
    const QJsonArray tools = bench.post("ann", rpc(1, u"tools/list"_s), session)
                                 .answer()["result"_L1]
                                 .toObject()["tools"_L1]
                                 .toArray();
    QCOMPARE(tools.size(), 1);
    QCOMPARE(tools.first()["name"_L1], QJsonValue(u"echo"_s));
}

QTEST_GUILESS_MAIN(tst_StdioReturns)
#include "tst_StdioReturns.moc"
