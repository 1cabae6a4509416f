// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/ServerRules.h"
#include "gateway/ToolFilter.h"
#include "McpBench.h"

#include <QTest>

using namespace gatehouse;
using namespace gateway;
using namespace test;

namespace {

domain::Session sessionOf(const domain::Identity &user)
{
    domain::Session session = callerOf("one").session;
    session.user = user;
    return session;
}

QStringList namesIn(const QByteArray &json)
{
    QStringList names;
    const auto tools =
        QJsonDocument::fromJson(json).object().value("result"_L1).toObject().value("tools"_L1);
    for (const auto &tool : tools.toArray())
        names.append(tool["name"_L1].toString());
    return names;
}

} // namespace

namespace {

const oauth::AccessRecord &anybody()
{
    static const oauth::AccessRecord record;
    return record;
}

} // namespace

class tst_ServerRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesGlobs_data();
    void matchesGlobs();
    void aGlobOfStarsIsNoTrap();
    void asksNothingWithoutRules();
    void usersOrGroupsAndClients();
    void aGroupCountsWithItsProviderWhenThereAreSeveral();
    void localAccountsCountByTheirName();
    void denyWinsInEverySpelling_data();
    void denyWinsInEverySpelling();
    void allowIsExact();
    void listsWhatMayBeCalled();
    void letsNothingPassThatCannotBeRead();
    void filtersBatchesToo();
    void aTokenNarrowsWhatTheServerAllows();
};

void tst_ServerRules::matchesGlobs_data()
{
    QTest::addColumn<QString>("glob");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    const auto row = [](const QString &glob, const QString &text, bool matches) {
        QTest::addRow("%s on %s", qPrintable(glob), qPrintable(text)) << glob << text << matches;
    };
    row(u"delete_*"_s, u"delete_"_s, true);
    row(u"delete_*"_s, u"delete_all"_s, true);
    row(u"delete_*"_s, u"undelete_all"_s, false);
    row(u"*"_s, u""_s, true);
    row(u"*"_s, u"anything"_s, true);
    row(u"a?c"_s, u"abc"_s, true);
    row(u"a?c"_s, u"ac"_s, false);
    row(u"*_read"_s, u"file_read_read"_s, true);
    row(u"*_read"_s, u"file_reads"_s, false);
    row(u"a*b*c"_s, u"a-b-b-c"_s, true);
    row(u"a.c"_s, u"abc"_s, false);
    row(u""_s, u""_s, true);
    row(u""_s, u"a"_s, false);
    row(u"[a]"_s, u"a"_s, false);
}

void tst_ServerRules::matchesGlobs()
{
    QFETCH(QString, glob);
    QFETCH(QString, text);
    QTEST(matchesGlob(glob, text), "matches");
}

void tst_ServerRules::aGlobOfStarsIsNoTrap()
{
    // Backtracking over each star would take longer than the universe is old.
    const QString glob = QString(u"*a"_s).repeated(60) + u'b';
    QVERIFY(!matchesGlob(glob, QString(3000, u'a')));
}

void tst_ServerRules::asksNothingWithoutRules()
{
    const ServerRules rules({.name = "a"});
    QVERIFY(rules.allowsCaller(callerOf("one").session));
    QVERIFY(rules.allowsTool(u"anything"_s) && !rules.hasToolRules());
}

void tst_ServerRules::usersOrGroupsAndClients()
{
    const ServerRules rules({.name = "a",
        .allow = {u"*@acme.com"_s},
        .groups = {u"team"_s},
        .clients = {"client-one"}});
    const domain::Identity acme {
        .issuer = "https://i", .subject = "1", .email = u"ann@acme.com"_s, .emailVerified = true};
    domain::Identity unverified = acme;
    unverified.emailVerified = false;
    domain::Identity member = unverified;
    member.groups = {u"team"_s};
    QVERIFY(rules.allowsCaller(sessionOf(acme)));
    QVERIFY(!rules.allowsCaller(sessionOf(unverified)));
    QVERIFY(rules.allowsCaller(sessionOf(member)));
    domain::Session otherClient = sessionOf(acme);
    otherClient.clientId = {"client-two"};
    QVERIFY(!rules.allowsCaller(otherClient));
}

void tst_ServerRules::aGroupCountsWithItsProviderWhenThereAreSeveral()
{
    const ServerRules rules(
        {.name = "a", .groups = {u"corp/admins"_s}}, ServerRules::GroupNames::WithProvider);
    domain::Session session =
        sessionOf({.issuer = "https://i", .subject = "1", .groups = {u"admins"_s}});
    session.provider = "corp";
    QVERIFY(rules.allowsCaller(session));
    session.provider = "github";
    QVERIFY(!rules.allowsCaller(session));
}

void tst_ServerRules::localAccountsCountByTheirName()
{
    const domain::Identity ann {.issuer = "local", .subject = "ann", .name = u"bob"_s};
    const auto allows = [&ann](const QStringList &allow, const QStringList &groups = {}) {
        return ServerRules({.name = "a", .allow = allow, .groups = groups})
            .allowsCaller(sessionOf(ann));
    };
    QVERIFY(allows({u"Ann"_s}));
    QVERIFY(allows({u"*"_s}));
    QVERIFY(!allows({u"bob"_s}));
    QVERIFY(!allows({u"*@acme.com"_s}));
    QVERIFY(!allows({}, {u"team"_s}));
}

void tst_ServerRules::denyWinsInEverySpelling_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
        {u"delete_all"_s, u"Delete_All"_s, u"DELETE_ALL"_s, u"\uff44elete_all"_s /* full width d */,
            u"d\u0065lete_all"_s, u"DELETE_\u212aEYS"_s /* Kelvin sign */})
        QTest::addRow("%s", qPrintable(name)) << name;
}

void tst_ServerRules::denyWinsInEverySpelling()
{
    QFETCH(QString, name);
    const ServerRules rules({.name = "a", .tools = {{u"*"_s}, {u"Delete_*"_s}}});
    QVERIFY(!rules.allowsTool(name));
    QVERIFY(rules.allowsTool(u"read_all"_s));
}

void tst_ServerRules::allowIsExact()
{
    const ServerRules rules({.name = "a", .tools = {{u"read_*"_s, u"echo"_s}, {}}});
    QVERIFY(rules.allowsTool(u"read_all"_s) && rules.allowsTool(u"echo"_s));
    QVERIFY(!rules.allowsTool(u"Echo"_s) && !rules.allowsTool(u"ns/echo"_s)
        && !rules.allowsTool(u"echo "_s) && !rules.allowsTool({}));
}

void tst_ServerRules::listsWhatMayBeCalled()
{
    const ServerRules rules({.name = "a", .tools = {{}, {u"delete_*"_s}}});
    const QByteArray list = R"({"jsonrpc":"2.0","id":7,"result":{"tools":[{"name":"read","x":1},
        {"name":"Delete_all"},{"name":5},{"title":"nameless"}],"nextCursor":"c"}})";
    const auto filtered = withoutForbiddenTools(list, {rules, anybody()});
    QVERIFY(filtered);
    QCOMPARE(namesIn(*filtered), QStringList(u"read"_s));
    const QJsonObject message = QJsonDocument::fromJson(*filtered).object();
    QCOMPARE(message.value("id"_L1).toInt(), 7);
    QCOMPARE(message["result"_L1]["nextCursor"_L1].toString(), u"c"_s);
    QCOMPARE(message["result"_L1]["tools"_L1][0]["x"_L1].toInt(), 1);
    for (const QByteArray &fine : {QByteArray(R"({"result":{"tools":[{"name":"read"}]}})"),
             QByteArray(R"({"result":{"tools":"x"}})"), QByteArray("[]")})
        QCOMPARE(withoutForbiddenTools(fine, {rules, anybody()}), std::optional(fine));
}

void tst_ServerRules::letsNothingPassThatCannotBeRead()
{
    // A client whose reader is more tolerant would find the tools in it.
    const ServerRules rules({.name = "a", .tools = {{}, {u"delete_*"_s}}});
    for (const char *text : {"no json", "", R"({"result":{"tools":[{"name":"delete_x"}],}})",
             R"({"result":{"tools":[{"name":"delete_x"}],"x":NaN}})"})
        QVERIFY2(!withoutForbiddenTools(text, {rules, anybody()}), text);
}

void tst_ServerRules::filtersBatchesToo()
{
    const ServerRules rules({.name = "a", .tools = {{u"read"_s}, {}}});
    const auto filtered = withoutForbiddenTools(
        R"([{"id":1,"result":{}},{"id":2,"result":{"tools":[{"name":"write"},{"name":"read"}]}}])",
        {rules, anybody()});
    QVERIFY(filtered);
    const QJsonArray batch = QJsonDocument::fromJson(*filtered).array();
    QCOMPARE(batch.size(), 2);
    QCOMPARE(batch[1]["result"_L1]["tools"_L1].toArray().size(), 1);
}

void tst_ServerRules::aTokenNarrowsWhatTheServerAllows()
{
    const oauth::AccessRecord caller {.tools = {u"read_*"_s, u"delete_it"_s}};
    const ServerRules open({.name = "a"});
    const CallerTools ofToken(open, caller);
    QVERIFY(CallerTools(open, anybody()).isEveryTool() && !ofToken.isEveryTool());
    QVERIFY(ofToken.allow(u"read_all"_s) && !ofToken.allow(u"write"_s));
    const ServerRules rules({.name = "a", .tools = {{}, {u"delete_*"_s}}});
    const CallerTools both(rules, caller);
    QVERIFY(both.allow(u"read_all"_s) && !both.allow(u"delete_it"_s) && !both.allow(u"write"_s));
    const auto list = withoutForbiddenTools(
        R"({"result":{"tools":[{"name":"write"},{"name":"read_x"},{"title":"nameless"}]}})",
        ofToken);
    QCOMPARE(namesIn(*list), QStringList(u"read_x"_s));
}

QTEST_APPLESS_MAIN(tst_ServerRules)
#include "tst_ServerRules.moc"
