// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/LocalAccounts.h"
#include "provider/PasswordHash.h"
#include "support/FakeClock.h"
#include "support/FakeRandom.h"

#include <QTest>
#include <QThread>

#include <ctime>

using namespace gatehouse;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using base::Secret;
using provider::LocalAccounts;
using provider::LocalOutcome;
using Kind = provider::LocalOutcome::Kind;

namespace {

const Secret Right("correct horse");
const Secret Wrong("wrong horse..");

QByteArray storedHash()
{
    static const QByteArray phc = [] {
        test::FakeRandom random;
        return *provider::hashPassword(Right, random);
    }();
    return phc;
}

} // namespace

class tst_LocalAccounts : public QObject
{
    Q_OBJECT

    test::FakeClock m_clock;
    std::unique_ptr<LocalAccounts> m_accounts;

    std::optional<LocalOutcome> check(const QString &name, const Secret &password,
        std::optional<QByteArray> phc = storedHash(),
        const QHostAddress &peer = QHostAddress(u"192.0.2.1"_s))
    {
        std::optional<LocalOutcome> result;
        m_accounts->check(name, password, std::move(phc), peer, this,
            [&](LocalOutcome outcome) { result = outcome; });
        if (result)
            return std::nullopt; // before check() returned
        static_cast<void>(QTest::qWaitFor([&] { return result.has_value(); }));
        return result;
    }

private Q_SLOTS:
    void init() { m_accounts = std::make_unique<LocalAccounts>(m_clock); }
    void tellsRightFromWrong();
    void answersOnTheCallersThread();
    void takesAsLongForAnUnknownName();
    void slowsANameDown();
    void slowsAnAddressDown();
    void takesASubnetForOneAddress();
    void takesAMappedAddressForTheSame();
    void forgivesAfterTheRightPassword();
    void countsTriesThatAreStillUnderWay();
    void isBusyWhenTooManyWait();
    void saysNothingWhenTheContextIsGone();
    void endsWithChecksUnderWay();
};

void tst_LocalAccounts::tellsRightFromWrong()
{
    const LocalOutcome correct {Kind::Correct, 0s};
    const LocalOutcome wrong {Kind::Wrong, 0s};
    QCOMPARE(check(u"jane"_s, Right), correct);
    QCOMPARE(check(u"jane"_s, Wrong), wrong);
    QCOMPARE(check(u"jane"_s, Secret()), wrong);
    QCOMPARE(check(u"nobody"_s, Right, std::nullopt), wrong);
    QCOMPARE(check(u"broken"_s, Right, "not a hash"), wrong);
}

void tst_LocalAccounts::answersOnTheCallersThread()
{
    QThread *thread = nullptr;
    m_accounts->check(u"jane"_s, Right, storedHash(), {}, this,
        [&](LocalOutcome) { thread = QThread::currentThread(); });
    QTRY_COMPARE(thread, QThread::currentThread());
}

void tst_LocalAccounts::takesAsLongForAnUnknownName()
{
    // What the process computes; the quickest of some tries, for the machine makes noise.
    const auto quickest = [&](const std::optional<QByteArray> &phc) {
        std::clock_t best = std::numeric_limits<std::clock_t>::max();
        for (int i = 0; i < 4; ++i) {
            const std::clock_t begun = std::clock();
            check(u"name"_s, Wrong, phc, QHostAddress(quint32(i + (phc ? 100 : 200))));
            best = std::min(best, std::clock() - begun);
        }
        return best;
    };
    const std::clock_t known = quickest(storedHash());
    m_clock.advance(2h);
    const std::clock_t unknown = quickest(std::nullopt);
    QVERIFY2(unknown > known / 2 && unknown < known * 2,
        qPrintable(u"known %1, unknown %2 us"_s.arg(known).arg(unknown)));
}

void tst_LocalAccounts::slowsANameDown()
{
    for (int i = 0; i < 5; ++i)
        QCOMPARE(
            check(u"jane"_s, Wrong, storedHash(), QHostAddress(quint32(i)))->kind, Kind::Wrong);
    const LocalOutcome wait {Kind::TooMany, 1s};
    QCOMPARE(check(u"JANE"_s, Right), wait);
    QCOMPARE(check(u"jane"_s, Right), wait); // even the right one: else it would be an oracle
    QCOMPARE(check(u"john"_s, Right)->kind, Kind::Correct);
    m_clock.advance(1s);
    QCOMPARE(check(u"jane"_s, Right)->kind, Kind::Correct);
}

void tst_LocalAccounts::slowsAnAddressDown()
{
    for (int i = 0; i < 5; ++i)
        check(QString::number(i), Wrong, std::nullopt);
    QCOMPARE(check(u"jane"_s, Right)->kind, Kind::TooMany);
    QCOMPARE(
        check(u"jane"_s, Right, storedHash(), QHostAddress(u"192.0.2.2"_s))->kind, Kind::Correct);
}

void tst_LocalAccounts::takesASubnetForOneAddress()
{
    for (int i = 0; i < 5; ++i)
        check(QString::number(i), Wrong, std::nullopt,
            QHostAddress(u"2001:db8:1:2::%1"_s.arg(i + 1)));
    QCOMPARE(check(u"jane"_s, Right, storedHash(), QHostAddress(u"2001:db8:1:2:ffff::9"_s))->kind,
        Kind::TooMany);
    QCOMPARE(check(u"jane"_s, Right, storedHash(), QHostAddress(u"2001:db8:1:3::1"_s))->kind,
        Kind::Correct);
}

void tst_LocalAccounts::takesAMappedAddressForTheSame()
{
    for (int i = 0; i < 5; ++i)
        check(QString::number(i), Wrong, std::nullopt, QHostAddress(u"::ffff:192.0.2.7"_s));
    QCOMPARE(
        check(u"jane"_s, Right, storedHash(), QHostAddress(u"192.0.2.7"_s))->kind, Kind::TooMany);
    QCOMPARE(
        check(u"jane"_s, Right, storedHash(), QHostAddress(u"192.0.2.8"_s))->kind, Kind::Correct);
}

void tst_LocalAccounts::forgivesAfterTheRightPassword()
{
    for (int i = 0; i < 4; ++i)
        check(u"jane"_s, Wrong, storedHash(), QHostAddress(quint32(i)));
    QCOMPARE(check(u"jane"_s, Right)->kind, Kind::Correct);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(
            check(u"jane"_s, Wrong, storedHash(), QHostAddress(quint32(i)))->kind, Kind::Wrong);
    // Signing in often is no reason to make the address wait.
    for (int i = 0; i < 6; ++i)
        QCOMPARE(check(u"john"_s, Right)->kind, Kind::Correct);
}

void tst_LocalAccounts::countsTriesThatAreStillUnderWay()
{
    QList<Kind> outcomes;
    for (int i = 0; i < 8; ++i)
        m_accounts->check(u"jane"_s, Wrong, storedHash(), QHostAddress(quint32(i)), this,
            [&](LocalOutcome outcome) { outcomes.append(outcome.kind); });
    QTRY_COMPARE(outcomes.size(), 8);
    QCOMPARE(outcomes.count(Kind::Wrong), 5);
    QCOMPARE(outcomes.count(Kind::TooMany), 3);
}

void tst_LocalAccounts::isBusyWhenTooManyWait()
{
    QList<Kind> outcomes;
    for (int i = 0; i < 40; ++i)
        m_accounts->check(QString::number(i), Right, storedHash(), QHostAddress(quint32(i)), this,
            [&](LocalOutcome outcome) { outcomes.append(outcome.kind); });
    QTRY_COMPARE_WITH_TIMEOUT(outcomes.size(), 40, 60'000);
    QCOMPARE(outcomes.count(Kind::Correct), 32);
    QCOMPARE(outcomes.count(Kind::Busy), 8);
    QCOMPARE(check(u"39"_s, Right)->kind, Kind::Correct);
}

void tst_LocalAccounts::saysNothingWhenTheContextIsGone()
{
    bool called = false;
    auto context = std::make_unique<QObject>();
    m_accounts->check(
        u"jane"_s, Right, storedHash(), {}, context.get(), [&](LocalOutcome) { called = true; });
    context.reset();
    QCOMPARE(check(u"john"_s, Right)->kind, Kind::Correct);
    QCOMPARE(check(u"jane"_s, Right)->kind, Kind::Correct);
    QVERIFY(!called);
}

void tst_LocalAccounts::endsWithChecksUnderWay()
{
    bool called = false;
    for (int i = 0; i < 10; ++i)
        m_accounts->check(QString::number(i), Right, storedHash(), QHostAddress(quint32(i)), this,
            [&](LocalOutcome) { called = true; });
    m_accounts.reset();
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(tst_LocalAccounts)
#include "tst_LocalAccounts.moc"
