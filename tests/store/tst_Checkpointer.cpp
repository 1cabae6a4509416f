// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Checkpointer.h"
#include "store/Disk.h"
#include "store/FullDisk.h"
#include "store/SqliteBench.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <thread>

using namespace gatehouse;
using namespace gatehouse::store;
using namespace gatehouse::test;

class tst_Checkpointer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void copiesMostOfTheLogBesideWhoWrites();
    void letsTheLogBeginAnew();
    void waitsForTheDiskWhenTooMuchCame();
    void goesOnOnceNobodyReadsTheLogAnyMore();
    void countsWhatComesMeanwhileHoweverLongTheLogIs();
    void tellsOnceThatItCannotCopy();
    void copiesNothingAfterAFlushThatFailed();
    void endsWhatItBeganWhenItGoes();

private:
    /// The most the log holds, with the pages of the last commit.
    static constexpr int Longest = 210;
    static constexpr LogSizes Sizes {.worthIt = 40, .tooMany = 160};
    void beginCopying()
    {
        m_checkpointer.emplace(*m_flusher, Sizes);
        must(m_checkpointer->open(m_database->path()));
    }
    /// A commit of a new page and what leads there.
    void write() { must(m_database->run("INSERT INTO pages VALUES (randomblob(4000))")); }
    /// Commits until the log holds so many pages.
    void fillTo(int pages)
    {
        for (int i = 0; m_logged < pages && i < pages; ++i)
            write();
        QVERIFY2(m_logged >= pages, "the log began anew");
    }
    /// The most the log held before it began anew.
    int writeUntilItBeginsAnew()
    {
        int most = 0;
        while (m_logged >= most && most < 20 * Sizes.tooMany) {
            most = m_logged;
            write();
        }
        return most;
    }
    qint64 fileSize() const { return QFileInfo(m_database->path()).size(); }

    std::optional<QTemporaryDir> m_folder;
    Disk &m_disk = Disk::instance();
    std::optional<SqliteDatabase> m_database;
    std::optional<Flusher> m_flusher;
    std::optional<Checkpointer> m_checkpointer;
    int m_logged = 0; ///< pages
};

void tst_Checkpointer::init()
{
    m_folder.emplace();
    m_database.emplace(m_folder->filePath(u"gate.db"_s));
    must(m_database->open());
    must(m_database->run("CREATE TABLE pages (content BLOB)"));
    m_flusher.emplace();
    beginCopying();
    m_logged = 0;
    m_database->setLogWatch([this](int pages) {
        m_logged = pages;
        if (m_checkpointer)
            m_checkpointer->noteLogged(pages);
    });
}

void tst_Checkpointer::cleanup()
{
    m_disk.mend();
    m_checkpointer.reset();
    m_database.reset();
}

void tst_Checkpointer::copiesMostOfTheLogBesideWhoWrites()
{
    m_disk.setSlow(true);
    fillTo(Sizes.worthIt);
    m_disk.awaitVisitors();
    const qint64 before = fileSize();
    const int flushes = m_disk.flushes();
    fillTo(Sizes.tooMany); // nobody who writes waits for this disk
    QCOMPARE(m_disk.flushes(), flushes);
    QCOMPARE(fileSize(), before);
    m_disk.mend();
    QTRY_VERIFY(fileSize() > before);
}

void tst_Checkpointer::letsTheLogBeginAnew()
{
    for (int time = 0; time < 5; ++time) {
        const int most = writeUntilItBeginsAnew();
        QVERIFY2(most >= Sizes.worthIt && most <= Longest, qPrintable(QString::number(most)));
    }
}

void tst_Checkpointer::waitsForTheDiskWhenTooMuchCame()
{
    m_disk.setSlow(true);
    fillTo(Sizes.tooMany);
    m_disk.awaitVisitors();
    std::thread rescue([&] {
        m_disk.comesAnother(); // for a moment
        m_disk.mend();
    });
    const int most = writeUntilItBeginsAnew();
    rescue.join();
    QVERIFY2(most <= Longest, qPrintable(QString::number(most)));
}

void tst_Checkpointer::goesOnOnceNobodyReadsTheLogAnyMore()
{
    const QRegularExpression words(u"gate\\.db has grown to [45]\\d\\d pages"_s);
    QTest::failOnWarning(words); // a second time
    QTest::ignoreMessage(QtWarningMsg, words);
    const Connection reader = connectTo(m_database->path(), SQLITE_OPEN_READONLY);
    QVERIFY(execute(reader, "BEGIN; SELECT count(*) FROM pages"));
    fillTo(4 * Sizes.tooMany); // and comes to an end
    QVERIFY(execute(reader, "COMMIT"));
    QVERIFY(writeUntilItBeginsAnew() <= 4 * Sizes.tooMany + 2 * Longest);
}

void tst_Checkpointer::countsWhatComesMeanwhileHoweverLongTheLogIs()
{
    m_checkpointer.reset();
    fillTo(3 * Sizes.tooMany);
    beginCopying();
    m_disk.setSlow(true);
    write();
    m_disk.awaitVisitors();
    fillTo(m_logged + Sizes.tooMany - 20); // which waits for nothing
    m_disk.mend();
    QVERIFY(writeUntilItBeginsAnew() <= 4 * Sizes.tooMany + Longest);
}

void tst_Checkpointer::tellsOnceThatItCannotCopy()
{
    while (fileSize() < 500 * 4096)
        writeUntilItBeginsAnew();
    const QRegularExpression words(u"gate\\.db cannot be copied into it"_s);
    QTest::failOnWarning(words); // a second time
    QTest::ignoreMessage(QtWarningMsg, words);
    {
        const FullDisk full {rlim_t(fileSize())};
        fillTo(2 * Longest);
    }
    QVERIFY(writeUntilItBeginsAnew() <= 3 * Longest);
    QTest::ignoreMessage(QtWarningMsg, words);
    const FullDisk full {rlim_t(fileSize())};
    fillTo(Longest);
}

void tst_Checkpointer::copiesNothingAfterAFlushThatFailed()
{
    const qint64 before = fileSize();
    m_disk.setBroken(true);
    fillTo(Longest);
    QVERIFY(!m_flusher->state());
    m_disk.mend(); // the kernel tells it once
    fillTo(3 * Longest);
    QCOMPARE(fileSize(), before);
}

void tst_Checkpointer::endsWhatItBeganWhenItGoes()
{
    m_disk.setSlow(true);
    fillTo(Sizes.worthIt);
    m_disk.awaitVisitors();
    const qint64 before = fileSize();
    std::atomic<bool> isGone {false};
    std::thread end([&] {
        m_checkpointer.reset();
        isGone = true;
    });
    const bool waits = !m_disk.comesAnother() && !isGone; // a moment
    m_disk.mend();
    end.join();
    QVERIFY(waits);
    QVERIFY(fileSize() > before);
}

QTEST_GUILESS_MAIN(tst_Checkpointer)
#include "tst_Checkpointer.moc"
