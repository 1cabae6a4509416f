// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/HeaderPolicy.h"
#include "McpBench.h"

#include <QTest>

using namespace gatehouse;
using namespace gateway;
using namespace test;

namespace {

const domain::Session Caller = callerOf("one").session;

net::Headers passed(const QList<net::Header> &more, domain::Forward forward = domain::Forward::None,
    std::optional<base::Secret> token = {})
{
    domain::McpServer server {.name = "a",
        .target =
            domain::HttpTarget {.url = "http://h/", .headers = {{"X-Key", base::Secret("k")}}},
        .forward = forward};
    return upstreamHeaders(mcpPost("{}", more), {server, Caller, "upstream-id", std::move(token)});
}

} // namespace

class tst_HeaderPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesWhatTheProtocolNeeds();
    void nothingElsePasses_data();
    void nothingElsePasses();
    void whatConnectionNamesIsDropped();
    void eachFieldPassesOnce();
    void introducesThePerson();
    void identityIsOursAlone();
    void onlyTheProvidersTokenIsForwarded();
    void keepsTextInOneLine();
    void aClientSeesLittleOfTheAnswer();
};

void tst_HeaderPolicy::passesWhatTheProtocolNeeds()
{
    const net::Headers headers = passed({{"Accept", "text/event-stream"},
        {"MCP-Protocol-Version", "2025-11-25"}, {"Mcp-Method", "m"}, {"Mcp-Name", "n"},
        {"Mcp-Param-Region", "eu"}, {"Last-Event-ID", "7"}, {"traceparent", "00-x"}});
    for (const auto &[name, value] : QList<std::pair<QByteArray, QByteArray>> {
             {"Accept", "text/event-stream"}, {"MCP-Protocol-Version", "2025-11-25"},
             {"Mcp-Method", "m"}, {"Mcp-Name", "n"}, {"Mcp-Param-Region", "eu"},
             {"Last-Event-ID", "7"}, {"traceparent", "00-x"}, {"Content-Type", "application/json"},
             {"Accept-Encoding", "identity"}, {"Mcp-Session-Id", "upstream-id"}, {"X-Key", "k"}})
        QCOMPARE(headers.values(name), QList<QByteArray> {value});
}

void tst_HeaderPolicy::nothingElsePasses_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"Authorization", "authorization", "AUTHORIZATION", "Cookie",
             "Proxy-Authorization", "X-Gatehouse-User", "x-gatehouse-user", "X_Gatehouse_User",
             "X-Gatehouse_User", "X-Gatehouse-Email", "X_GATEHOUSE_EMAIL", "X-Forwarded-User",
             "X_Forwarded_User", "X-Forwarded-For", "Forwarded", "Mcp-Session-Id", "Mcp_Session_Id",
             "Mcp_Method", "Mcp-Param_X", "Mcp-Param-X_Y", "mcp_param_x", "X-Key", "Host",
             "Transfer-Encoding", "Content-Length", "TE", "Upgrade", "Expect", "Accept-Encoding",
             "Origin", "Referer", "User-Agent", "X-Anything"})
        QTest::addRow("%s", name) << QByteArray(name);
}

void tst_HeaderPolicy::nothingElsePasses()
{
    QFETCH(QByteArray, name);
    for (const auto forward :
        {domain::Forward::None, domain::Forward::Identity, domain::Forward::ProviderToken}) {
        const net::Headers headers = passed({{name, "forged"}}, forward);
        for (const net::Header &field : headers.fields())
            QVERIFY2(!field.value.contains("forged"), field.name);
    }
}

void tst_HeaderPolicy::whatConnectionNamesIsDropped()
{
    // RFC 9110 7.6.1: it is for this hop only.
    const net::Headers headers = passed({{"Mcp-Method", "m"}, {"Last-Event-ID", "7"},
        {"Connection", "close, MCP-METHOD"}, {"Connection", "last-event-id"}});
    QVERIFY(!headers.contains("Mcp-Method") && !headers.contains("Last-Event-ID"));
    // Ours cannot be taken away like that.
    QVERIFY(passed({{"Connection", "X-Gatehouse-User, X-Key"}}, domain::Forward::Identity)
                .contains("X-Gatehouse-User"));
}

void tst_HeaderPolicy::eachFieldPassesOnce()
{
    const net::Headers headers = passed({{"Mcp-Name", "first"}, {"mcp-name", "second"}});
    QCOMPARE(headers.values("Mcp-Name"), QList<QByteArray> {"first"});
}

void tst_HeaderPolicy::introducesThePerson()
{
    const net::Headers headers = passed({}, domain::Forward::Identity);
    QCOMPARE(headers.value("X-Gatehouse-User"), Caller.user.userId().value);
    QCOMPARE(headers.value("X-Gatehouse-Email"), "ann@example.com");
    QCOMPARE(headers.value("X-Gatehouse-Name"), "Ann %C3%84");
    QCOMPARE(headers.value("X-Gatehouse-Client"), "client-one");
    QCOMPARE(headers.value("X-Gatehouse-Session"), "one");
    QVERIFY(!passed({}).contains("X-Gatehouse-User"));
    domain::Session unverified = Caller;
    unverified.user.emailVerified = false;
    const domain::McpServer server {.name = "a", .forward = domain::Forward::Identity};
    QVERIFY(!upstreamHeaders(mcpPost("{}"),
        {server, unverified, {},
            {}}).contains("X-Gatehouse-Email"));
}

void tst_HeaderPolicy::identityIsOursAlone()
{
    const net::Headers headers = passed(
        {{"X-Gatehouse-User", "root"}, {"x-gatehouse-user", "root"}}, domain::Forward::Identity);
    QCOMPARE(headers.values("X-Gatehouse-User").size(), 1);
    QVERIFY(headers.value("X-Gatehouse-User") != "root");
}

void tst_HeaderPolicy::onlyTheProvidersTokenIsForwarded()
{
    const net::Header rsToken {"Authorization", "Bearer gth_at_secret"};
    QCOMPARE(passed({rsToken}, domain::Forward::ProviderToken, base::Secret("upstream"))
                 .values("Authorization"),
        QList<QByteArray> {"Bearer upstream"});
    QVERIFY(!passed({rsToken}, domain::Forward::ProviderToken).contains("Authorization"));
    QVERIFY(!passed({rsToken}, domain::Forward::Identity, base::Secret("upstream"))
                 .contains("Authorization"));
}

void tst_HeaderPolicy::keepsTextInOneLine()
{
    QCOMPARE(headerText(u"a\r\nX: y%"_s), "a%0D%0AX: y%25");
    QCOMPARE(headerText(u" Ä "_s), "%C3%84");
}

void tst_HeaderPolicy::aClientSeesLittleOfTheAnswer()
{
    const net::Headers headers = clientHeaders({{"Retry-After", "5"}, {"Set-Cookie", "a=b"},
        {"WWW-Authenticate", "Bearer"}, {"Server", "x"}, {"Mcp-Session-Id", "raw"},
        {"Location", "http://h/"}, {"Access-Control-Allow-Origin", "https://evil.example"},
        {"Allow", "POST"}, {"Connection", "allow"}});
    QCOMPARE(headers.fields(), QList<net::Header>({{"Retry-After", "5"}}));
}

QTEST_APPLESS_MAIN(tst_HeaderPolicy)
#include "tst_HeaderPolicy.moc"
