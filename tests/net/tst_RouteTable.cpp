// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/RouteTable.h"

#include <QTest>

using namespace gatehouse::net;

namespace {

Route row(const QByteArray &pattern, const QList<Method> &methods, Cors cors = Cors::None,
    qsizetype maxBody = 0)
{
    return {pattern, methods, cors, maxBody, WorkerHandler()};
}

RouteTable table()
{
    return RouteTable({row("/mcp", {Method::Post, Method::Get}, Cors::AnyOrigin, 4096),
        row("/mcp/{server}", {Method::Post}, Cors::AnyOrigin, 2048), row("/consent", {Method::Get}),
        row("/consent", {Method::Post}, Cors::None, 512)});
}

} // namespace

class tst_RouteTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void findsTheFirstRowOfPathAndMethod();
    void servesHeadByGet();
    void namesTheAllowedMethods();
    void knowsTheBodyLimit();
    void knowsWhoMayRead();
};

void tst_RouteTable::matches_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isMatch");
    QTest::addColumn<QByteArray>("argument");
    const auto row = [](const QByteArray &pattern, const QByteArray &path, bool isMatch,
                         const QByteArray &argument = {}) {
        QTest::addRow("%s to %s", path.constData(), pattern.constData())
            << pattern << path << isMatch << argument;
    };
    row("/token", "/token", true);
    row("/token", "/token/", false);
    row("/token", "/Token", false);
    row("/token", "/tok%65n", false);
    row("/token", "//token", false);
    row("/token", "/x/../token", false);
    row("/.well-known/a", "/xwell-known/a", false);
    row("/", "/", true);
    row("/mcp/{server}", "/mcp/git", true, "git");
    row("/mcp/{server}", "/mcp/a%2Fb", true, "a%2Fb");
    row("/mcp/{server}", "/mcp/", false);
    row("/mcp/{server}", "/mcp", false);
    row("/mcp/{server}", "/mcp/a/b", false);
    row("/mcp/{server}", "/mcp//b", false);
    row("/mcp/{server}", "/mcp/.", false);
    row("/mcp/{server}", "/mcp/..", false);
    row("/a/{x}/b", "/a/1/b", true, "1");
    row("/a/{x}/b", "/a//b", false);
    row("/a/{x}/b", "/a/b", false);
    row("/a/{x}/b", "/a/1/c", false);
    row("/a/{x}/b", "/a/1/2/b", false);
}

void tst_RouteTable::matches()
{
    QFETCH(const QByteArray, pattern);
    QFETCH(const QByteArray, path);
    QByteArray argument;
    QTEST(matchesRoute(pattern, path, &argument), "isMatch");
    QTEST(argument, "argument");
}

void tst_RouteTable::findsTheFirstRowOfPathAndMethod()
{
    QCOMPARE(table().find(Method::Post, "/mcp")->row, 0U);
    QCOMPARE(table().find(Method::Post, "/mcp/git")->row, 1U);
    QCOMPARE(table().find(Method::Post, "/mcp/git")->argument, QByteArray("git"));
    QCOMPARE(table().find(Method::Get, "/consent")->row, 2U);
    QCOMPARE(table().find(Method::Post, "/consent")->row, 3U);
    QVERIFY(!table().find(Method::Delete, "/mcp"));
    QVERIFY(!table().find(Method::Get, "/nowhere"));
}

void tst_RouteTable::servesHeadByGet()
{
    QCOMPARE(table().find(Method::Head, "/consent")->row, 2U);
    QVERIFY(!table().find(Method::Head, "/mcp/git"));
}

void tst_RouteTable::namesTheAllowedMethods()
{
    QCOMPARE(table().allowedMethods("/mcp"), QByteArray("GET, HEAD, OPTIONS, POST"));
    QCOMPARE(table().allowedMethods("/mcp/git"), QByteArray("OPTIONS, POST"));
    QCOMPARE(table().allowedMethods("/consent"), QByteArray("GET, HEAD, OPTIONS, POST"));
    QCOMPARE(table().allowedMethods("/nowhere"), QByteArray());
}

void tst_RouteTable::knowsTheBodyLimit()
{
    QCOMPARE(table().maxBody(Method::Post, "/mcp"), 4096);
    QCOMPARE(table().maxBody(Method::Post, "/mcp/git"), 2048);
    QCOMPARE(table().maxBody(Method::Get, "/consent"), 0);
    QCOMPARE(table().maxBody(Method::Post, "/consent"), 512);
    QVERIFY(table().maxBody(Method::Post, "/nowhere") > 0);
}

void tst_RouteTable::knowsWhoMayRead()
{
    QVERIFY(table().allowsAnyOrigin("/mcp"));
    QVERIFY(!table().allowsAnyOrigin("/consent"));
    QVERIFY(!table().allowsAnyOrigin("/nowhere"));
}

QTEST_APPLESS_MAIN(tst_RouteTable)
#include "tst_RouteTable.moc"
