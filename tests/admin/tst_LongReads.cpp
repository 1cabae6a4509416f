// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/LongReads.h"

#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using admin::LongReads;

namespace {

/// A connection that asks for what takes several turns.
struct LongReader : admin::Subscriber
{
    LongReads &reads;
    QStringList &log; ///< of all of them: every part, and every answer
    admin::Peer peer {};
    QString program = u"test"_s;
    std::unique_ptr<QObject> connection = std::make_unique<QObject>();

    LongReader(LongReads &queue, QStringList &common)
        : reads(queue)
        , log(common)
    { }
    void subscribe(Snapshot) override { }
    void unsubscribe() override { }
    const Snapshot &snapshot() const override { return m_none; }
    void dropSnapshot() override { }

    void ask(const QString &name, int parts = 2)
    {
        const auto left = std::make_shared<int>(parts);
        reads.add(
            {peer, program, *this, *connection},
            [this, name, left]() -> std::optional<admin::Outcome> {
                log.append(name);
                if (--*left > 0)
                    return std::nullopt;
                return QJsonObject();
            },
            [this, name](const admin::Outcome &outcome) {
                log.append(name + (outcome ? u" done"_s : outcome.error().message));
                if (!outcome)
                    failure = outcome.error().code;
            });
    }

    std::optional<protocol::FailureCode> failure;

private:
    const Snapshot m_none;
};

} // namespace

/// Requests that read for long.
class tst_LongReads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goOnOneAtATime();
    void letConnectionsTakeTurns();
    void letNewConnectionsComeAfterThoseThatWait();
    void refuseTheOldestOfTooMany();
    void forgetWhoIsGone();
};

void tst_LongReads::goOnOneAtATime()
{
    LongReads reads;
    QStringList log;
    LongReader one(reads, log);
    LongReader two(reads, log);
    one.ask(u"a"_s);
    two.ask(u"b"_s);
    QVERIFY(log.isEmpty()); // nothing before this returns
    const QStringList all {u"a"_s, u"a"_s, u"a done"_s, u"b"_s, u"b"_s, u"b done"_s};
    QTRY_COMPARE(log, all);
    one.ask(u"c"_s, 1);
    QTRY_COMPARE(log, all + QStringList({u"c"_s, u"c done"_s}));
}

void tst_LongReads::letConnectionsTakeTurns()
{
    LongReads reads;
    QStringList log;
    LongReader eager(reads, log);
    LongReader modest(reads, log);
    for (const QString &name : {u"e1"_s, u"e2"_s, u"e3"_s})
        eager.ask(name, 1);
    modest.ask(u"m1"_s, 1);
    QTRY_COMPARE(log.filter(u"done"_s),
        QStringList({u"e1 done"_s, u"m1 done"_s, u"e2 done"_s, u"e3 done"_s}));
}

/// Somebody who connects anew for each search would keep all others out.
void tst_LongReads::letNewConnectionsComeAfterThoseThatWait()
{
    LongReads reads;
    QStringList log;
    LongReader known(reads, log);
    LongReader fresh(reads, log);
    known.ask(u"k1"_s, 1);
    QTRY_VERIFY(log.contains(u"k1 done"_s));
    known.ask(u"k2"_s, 1);
    fresh.ask(u"f1"_s, 1);
    QTRY_COMPARE(log.filter(u"done"_s), QStringList({u"k1 done"_s, u"k2 done"_s, u"f1 done"_s}));
}

void tst_LongReads::refuseTheOldestOfTooMany()
{
    LongReads reads;
    QStringList log;
    LongReader flooder(reads, log);
    LongReader other(reads, log);
    other.ask(u"other"_s, 1);
    for (int i = 0; i < LongReads::MaxWaiting; ++i)
        flooder.ask(QString::number(i), 1);
    QVERIFY(log.isEmpty());
    flooder.ask(u"last"_s, 1);
    QCOMPARE(log.size(), 1);
    QVERIFY2(log.first().startsWith(u"0Too many searches"), qPrintable(log.first()));
    QCOMPARE(flooder.failure, protocol::FailureCode::Unavailable);
    QTRY_COMPARE(log.filter(u"done"_s).size(), LongReads::MaxWaiting + 1);
    QVERIFY(log.contains(u"last done"_s) && log.contains(u"other done"_s));
}

void tst_LongReads::forgetWhoIsGone()
{
    LongReads reads;
    QStringList log;
    LongReader gone(reads, log);
    LongReader other(reads, log);
    gone.ask(u"long"_s, 1'000'000);
    gone.ask(u"next"_s);
    other.ask(u"other"_s, 1);
    QTRY_VERIFY(log.contains(u"long"_s));
    gone.connection.reset();
    log.clear();
    QTRY_COMPARE(log, QStringList({u"other"_s, u"other done"_s}));
    gone.connection = std::make_unique<QObject>();
    gone.ask(u"again"_s, 1);
    QTRY_COMPARE(log.last(), u"again done"_s);
    QVERIFY(!log.contains(u"next"_s));
}

QTEST_GUILESS_MAIN(tst_LongReads)
#include "tst_LongReads.moc"
