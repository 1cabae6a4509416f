// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/AdminSettings.h"
#include "CtlRun.h"

using namespace gatehouse;
using namespace gatehouse::test;

/// gatehousectl where there is nothing to ask, or nobody.
class tst_Usage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrongWithTheCommandLine_data();
    void saysWhatIsWrongWithTheCommandLine();
    void saysThatNoServerIsThere();
    void looksWhereAServerWouldBe();

private:
    CtlRun m_run;
};

void tst_Usage::saysWhatIsWrongWithTheCommandLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList {};
    QTest::newRow("no command") << QStringList {u"--json"_s};
    QTest::newRow("another command") << QStringList {u"sesions"_s};
    QTest::newRow("another option") << QStringList {u"sessions"_s, u"--wach"_s};
    QTest::newRow("an option before") << QStringList {u"--wach"_s, u"sessions"_s};
    QTest::newRow("too many words") << QStringList {u"status"_s, u"now"_s};
    QTest::newRow("too few words") << QStringList {u"clients"_s, u"block"_s};
}

void tst_Usage::saysWhatIsWrongWithTheCommandLine()
{
    QFETCH(QStringList, arguments);
    const Ended ended = m_run.run(arguments);
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.out.isEmpty());
    QVERIFY2(ended.err.startsWith(u"gatehousectl: ") && ended.err.count(u'\n') == 1,
        qPrintable(ended.err));
}

void tst_Usage::saysThatNoServerIsThere()
{
    const Ended ended = m_run.run({u"status"_s, u"--socket"_s, m_run.home() + u"/none.sock"_s});
    QCOMPARE(ended.code, 3);
    for (const QString &part : {m_run.home() + u"/none.sock"_s, u"gatehoused"_s, u"--socket"_s})
        QVERIFY2(ended.err.contains(part), qPrintable(ended.err));
    const Ended anywhere = m_run.run({u"status"_s});
    if (anywhere.code == 3) // a server of the machine may run
        QVERIFY(anywhere.err.contains(m_run.home()));
    const Ended version = m_run.run({u"--version"_s});
    QCOMPARE(version.out, u"gatehousectl " GATEHOUSE_VERSION "\n"_s);
    QCOMPARE(m_run.run({u"--help"_s}).code, 0);
}

/// Both ends find the same place without being told.
void tst_Usage::looksWhereAServerWouldBe()
{
    const config::Inputs inputs {
        .environment = {{"XDG_RUNTIME_DIR", m_run.home().toUtf8()}, {"HOME", "/nowhere"}}};
    const QString path = config::defaultAdminSocket(inputs, u"/data"_s);
    const Flow flow("2", {{"ADMIN_SOCKET", path.toUtf8()}});
    m_run.more.insert(u"XDG_RUNTIME_DIR"_s, m_run.home());
    QCOMPARE(m_run.run({u"status"_s}).code, 0);
    m_run.more.clear();
    m_run.more.insert(u"ADMIN_SOCKET"_s, path);
    QCOMPARE(m_run.run({u"status"_s}).code, 0);
}

QTEST_GUILESS_MAIN(tst_Usage)
#include "tst_Usage.moc"
