// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/AdminWiring.h"

#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;

class tst_AdminWiring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNoSecretOfAServer();
    void namesEveryAddressOfAServer();
};

namespace {

std::shared_ptr<const gateway::Server> server(const domain::McpServer &config)
{
    return std::make_shared<const gateway::Server>(
        gateway::Server {config, gateway::ServerRules(config), {}});
}

} // namespace

void tst_AdminWiring::showsNoSecretOfAServer()
{
    domain::McpServer program {.name = "files", .isDefault = true};
    program.target = domain::StdioTarget {.command = u"npx"_s,
        .args = {u"--key=s3cret"_s},
        .env = {{"KEY", base::Secret("s3cret")}},
        .cwd = {}};
    domain::McpServer address {.name = "issues", .title = u"Issues"_s};
    address.target = domain::HttpTarget {.url = "http://127.0.0.1:9000/mcp?key=s3cret",
        .headers = {{"X-Key", base::Secret("s3cret")}}};
    const gateway::ServerSet set("https://gate.example", {server(program), server(address)});
    const QList<protocol::ServerRow> rows = daemon::serverRows(set);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).kind, u"stdio"_s);
    QCOMPARE(rows.at(0).target, u"npx"_s);
    QCOMPARE(rows.at(0).title, u"files"_s);
    QCOMPARE(rows.at(1).kind, u"http"_s);
    QCOMPARE(rows.at(1).target, u"http://127.0.0.1:9000/mcp"_s);
    QCOMPARE(rows.at(1).title, u"Issues"_s);
}

void tst_AdminWiring::namesEveryAddressOfAServer()
{
    const domain::McpServer first {.name = "one", .isDefault = true};
    const domain::McpServer second {.name = "two"};
    const gateway::ServerSet set("https://gate.example", {server(first), server(second)});
    const QList<protocol::ServerRow> rows = daemon::serverRows(set);
    QCOMPARE(QSet<QByteArray>(rows.at(0).urls.cbegin(), rows.at(0).urls.cend()),
        (QSet<QByteArray> {"https://gate.example/mcp", "https://gate.example/mcp/one"}));
    QCOMPARE(rows.at(1).urls, QByteArrayList {"https://gate.example/mcp/two"});
}

QTEST_GUILESS_MAIN(tst_AdminWiring)
#include "tst_AdminWiring.moc"
