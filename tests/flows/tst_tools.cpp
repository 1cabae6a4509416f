// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "UpstreamFlow.h"

using namespace gatehouse;
using namespace test;

namespace {

const QByteArray List = R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})";

} // namespace

/// What rules for tools make of the answers of a server.
class tst_tools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aListOfToolsThatCannotBeReadDoesNotPass();
};

void tst_tools::aListOfToolsThatCannotBeReadDoesNotPass()
{
    const QByteArray tolerable = R"({"jsonrpc":"2.0","id":1,"result":{"tools":[)"
                                 R"({"name":"delete_all"}],"nextCursor":NaN}})";
    bool asEvents = false;
    const UpstreamFlow it(
        [&](const SeenRequest &, QTcpSocket &socket) {
            socket.write(asEvents ? ScriptedServer::eventHead()
                        + ScriptedServer::chunk("id: 1\ndata: \n\ndata: " + tolerable + "\n\n")
                                  : ScriptedServer::json(tolerable));
        },
        R"(,"tools":{"deny":["delete_*"]})");
    const QByteArray token = Journey(it.flow).tokens().access;
    const RawAnswer list = it.flow.callMcp(token, List);
    QCOMPARE(list.status, 502);
    QCOMPARE(reasonOf(list), u"malformed"_s);
    asEvents = true;
    const RawAnswer events = it.flow.callMcp(token, List);
    QCOMPARE(events.status, 200);
    QVERIFY2(events.body.contains("id: 1\ndata: \n\n") && !events.body.contains("delete_all"),
        events.body);
    // Its client need not come back for it: it would not pass then either.
    QVERIFY2(events.body.contains("\"error\""), events.body);
}

QTEST_GUILESS_MAIN(tst_tools)
#include "tst_tools.moc"
