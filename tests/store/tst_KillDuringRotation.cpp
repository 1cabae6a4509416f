// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteStore.h"
#include "store/StoreContract.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace gatehouse;
using namespace gatehouse::test;

/// A kill -9 at any moment loses no acknowledged token and never leaves two.
class tst_KillDuringRotation : public QObject
{
    Q_OBJECT

    static int rotateUntilKilled(const QString &path, int killAfter);
    static int liveGeneration(const QString &path);

private Q_SLOTS:
    void losesNoAcknowledgedTokenAndLeavesOne_data();
    void losesNoAcknowledgedTokenAndLeavesOne();
};

namespace {

constexpr int Rotations = 1000;
constexpr int BatchSize = 8; // the rotator's
constexpr int Deadline = 60'000; // milliseconds

} // namespace

/// Kills the rotator some time after it has acknowledged \a killAfter generations; the last one it
/// acknowledged.
int tst_KillDuringRotation::rotateUntilKilled(const QString &path, int killAfter)
{
    QProcess rotator;
    rotator.start(QCoreApplication::applicationDirPath() + u"/gatehouse_test_rotator"_s,
        {path, QString::number(Rotations)});
    int acknowledged = -1;
    while (acknowledged < killAfter && rotator.waitForReadyRead(Deadline)) {
        while (rotator.canReadLine())
            acknowledged = rotator.readLine().trimmed().toInt();
    }
    rotator.kill(); // SIGKILL
    rotator.waitForFinished(Deadline);
    while (rotator.canReadLine())
        acknowledged = rotator.readLine().trimmed().toInt();
    return acknowledged;
}

/// The generation of the session's one live refresh token; -1 when there is none, or another one's
/// successor.
int tst_KillDuringRotation::liveGeneration(const QString &path)
{
    store::SqliteDatabase database(path);
    must(database.open());
    auto rows = must(database.run("SELECT issued, refresh, used FROM token_chains"));
    if (!rows.next())
        return -1;
    const int generation = int(rows.number(0)) - 1;
    const auto token = [](int number) {
        return base::sha256("refresh" + QByteArray::number(number));
    };
    const bool isWhole = rows.digest(1) == token(generation)
        && (generation == 0 || rows.digest(2) == token(generation - 1));
    return isWhole && !rows.next() ? generation : -1;
}

void tst_KillDuringRotation::losesNoAcknowledgedTokenAndLeavesOne_data()
{
    QTest::addColumn<int>("killAfter");
    QRandomGenerator random(QRandomGenerator::securelySeeded());
    for (int run = 0; run < 8; ++run) {
        const int killAfter = run * 100 + int(random.bounded(100));
        QTest::addRow("killed after %d", killAfter) << killAfter;
    }
}

void tst_KillDuringRotation::losesNoAcknowledgedTokenAndLeavesOne()
{
    QFETCH(int, killAfter);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"gate.db"_s);
    const int acknowledged = rotateUntilKilled(path, killAfter);
    QVERIFY(acknowledged >= killAfter);

    // What was acknowledged, or one batch more: committed, but killed before it could be said.
    const int live = liveGeneration(path);
    QVERIFY2(live == acknowledged || live == acknowledged + BatchSize,
        qPrintable(u"live %1, acknowledged %2"_s.arg(live).arg(acknowledged)));

    const auto store = must(store::SqliteStore::open(path));
    const auto now = base::SystemClock().now();
    for (const int generation : {0, acknowledged, live}) {
        const auto token = base::sha256("refresh" + QByteArray::number(generation));
        QVERIFY(must(store->refresh(token)));
    }
    oauth::NewTokens next;
    next.access = base::sha256("next access");
    next.refresh = base::sha256("next refresh");
    const auto presented = base::sha256("refresh" + QByteArray::number(live));
    const auto outcome =
        must(store->rotateRefresh({presented, now, base::seconds(60), next, "sealed"}));
    QVERIFY(std::holds_alternative<oauth::Rotated>(outcome));
}

QTEST_GUILESS_MAIN(tst_KillDuringRotation)
#include "tst_KillDuringRotation.moc"
