// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Signals.h"

#include <QTest>

using gatehouse::base::Signals;

namespace {

/// What a signal does while this lives.
class Inherited
{
public:
    Inherited(int number, void (*handler)(int))
        : m_number(number)
        , m_before(std::signal(number, handler))
    { }
    ~Inherited() { std::signal(m_number, m_before); }

    Q_DISABLE_COPY_MOVE(Inherited)

private:
    const int m_number;
    void (*const m_before)(int);
};

auto handlerOf(int number)
{
    struct sigaction action
    { };
    ::sigaction(number, nullptr, &action);
    return action.sa_handler;
}

} // namespace

class tst_Signals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsForEach_data();
    void callsForEach();
    void reloadsForAHangUp_data();
    void reloadsForAHangUp();
    void leavesAloneWhatIsToBeIgnored();
    void leavesThemAsTheyWere();
};

void tst_Signals::callsForEach_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("TERM") << SIGTERM;
    QTest::newRow("INT") << SIGINT;
    QTest::newRow("HUP") << SIGHUP;
}

void tst_Signals::callsForEach()
{
    QFETCH(int, number);
    const Inherited usual(number, SIG_DFL);
    int ends = 0;
    const Signals signals([&ends] { ++ends; });
    std::raise(number);
    QCOMPARE(ends, 0); // not from within the handler
    QTRY_COMPARE(ends, 1);
}

void tst_Signals::reloadsForAHangUp_data()
{
    QTest::addColumn<bool>("isIgnored");
    QTest::newRow("as usual") << false;
    QTest::newRow("under nohup") << true;
}

void tst_Signals::reloadsForAHangUp()
{
    QFETCH(bool, isIgnored);
    const Inherited hangUp(SIGHUP, isIgnored ? SIG_IGN : SIG_DFL);
    const Inherited usual(SIGTERM, SIG_DFL);
    QList<int> calls;
    const Signals signals([&calls] { calls.append(SIGTERM); }, [&calls] { calls.append(SIGHUP); });
    std::raise(SIGHUP);
    std::raise(SIGTERM);
    QTRY_COMPARE(calls, QList<int>({SIGHUP, SIGTERM}));
}

void tst_Signals::leavesAloneWhatIsToBeIgnored()
{
    const Inherited ignored(SIGINT, SIG_IGN);
    const Inherited usual(SIGTERM, SIG_DFL);
    int ends = 0;
    const Signals signals([&ends] { ++ends; });
    QVERIFY(handlerOf(SIGINT) == SIG_IGN);
    std::raise(SIGINT);
    std::raise(SIGTERM);
    QTRY_VERIFY(ends > 0);
    QCOMPARE(ends, 1);
}

void tst_Signals::leavesThemAsTheyWere()
{
    const Inherited ignored(SIGINT, SIG_IGN);
    const Inherited usual(SIGTERM, SIG_DFL);
    {
        const Signals signals([] {});
        QVERIFY(handlerOf(SIGTERM) != SIG_DFL);
    }
    QVERIFY(handlerOf(SIGTERM) == SIG_DFL);
    QVERIFY(handlerOf(SIGINT) == SIG_IGN);
}

QTEST_GUILESS_MAIN(tst_Signals)
#include "tst_Signals.moc"
