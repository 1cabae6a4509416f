// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Checkpointer.h"
#include "store/Disk.h"
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
    void waitsForTheDiskWhenTheLogIsTooLong();
    void goesOnOnceNobodyReadsTheLogAnyMore();
    void tellsOnceThatItCannotCopy();
    void endsWhatItBeganWhenItGoes();

private:
    static constexpr Checkpointer::Sizes Sizes {.worthIt = 40, .tooMany = 200};
    /// A commit of a new page and what leads there.
    void write() { must(m_database->run("INSERT INTO pages VALUES (randomblob(4000))")); }
    /// Commits until the log holds so many pages.
    void fillTo(int pages)
    {
        while (m_logged < pages)
            write();
    }
    /// The most the log held before it began anew.
    int writeUntilItBeginsAnew()
    {
        int most = 0;
        while (m_logged >= most && most < 10 * Sizes.tooMany) {
            most = m_logged;
            write();
        }
        return most;
    }
    qint64 fileSize() const { return QFileInfo(m_database->path()).size(); }

    std::optional<QTemporaryDir> m_folder;
    Disk &m_disk = Disk::instance();
    std::optional<SqliteDatabase> m_database;
    std::optional<Checkpointer> m_checkpointer;
    int m_logged = 0; ///< pages
};

void tst_Checkpointer::init()
{
    m_folder.emplace();
    m_database.emplace(m_folder->filePath(u"gate.db"_s));
    must(m_database->open());
    must(m_database->run("CREATE TABLE pages (content BLOB)"));
    m_checkpointer.emplace(Sizes);
    must(m_checkpointer->open(m_database->path()));
    m_logged = 0;
    m_database->setLogWatch([this](int pages) {
        m_logged = pages;
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
    m_disk.awaitVisitor();
    const qint64 before = fileSize();
    const int flushes = m_disk.flushes();
    fillTo(Sizes.tooMany - 10); // nobody who writes waits for this disk
    QCOMPARE(m_disk.flushes(), flushes);
    QCOMPARE(fileSize(), before);
    m_disk.mend();
    QTRY_VERIFY(fileSize() > before);
}

void tst_Checkpointer::letsTheLogBeginAnew()
{
    for (int time = 0; time < 5; ++time) {
        const int most = writeUntilItBeginsAnew();
        QVERIFY2(
            most >= Sizes.worthIt && most <= Sizes.tooMany + 10, qPrintable(QString::number(most)));
    }
}

void tst_Checkpointer::waitsForTheDiskWhenTheLogIsTooLong()
{
    m_disk.setSlow(true);
    fillTo(Sizes.tooMany - 10);
    m_disk.awaitVisitor();
    std::atomic<bool> isThrough {false};
    bool waits = false;
    std::thread rescue([&] {
        waits = !m_disk.comesAnother() && !isThrough; // a moment
        m_disk.mend();
    });
    fillTo(Sizes.tooMany);
    isThrough = true;
    rescue.join();
    QVERIFY(waits);
    write();
    QVERIFY(m_logged < Sizes.worthIt);
}

void tst_Checkpointer::goesOnOnceNobodyReadsTheLogAnyMore()
{
    const Connection reader = connectTo(m_database->path(), SQLITE_OPEN_READONLY);
    QVERIFY(execute(reader, "BEGIN; SELECT count(*) FROM pages"));
    fillTo(3 * Sizes.tooMany); // and comes to an end
    QVERIFY(execute(reader, "COMMIT"));
    QVERIFY(writeUntilItBeginsAnew() <= 3 * Sizes.tooMany + Sizes.worthIt + 20);
}

void tst_Checkpointer::tellsOnceThatItCannotCopy()
{
    const QRegularExpression words(u"gate\\.db cannot be copied into it \\(disk I/O error\\)"_s);
    QTest::failOnWarning(words); // a second time
    QTest::ignoreMessage(QtWarningMsg, words);
    m_disk.setBroken(true);
    fillTo(3 * Sizes.tooMany);
    m_disk.mend();
    QVERIFY(writeUntilItBeginsAnew() <= 3 * Sizes.tooMany + Sizes.worthIt + 20);
    QTest::ignoreMessage(QtWarningMsg, words);
    m_disk.setBroken(true);
    fillTo(Sizes.tooMany);
}

void tst_Checkpointer::endsWhatItBeganWhenItGoes()
{
    m_disk.setSlow(true);
    fillTo(Sizes.worthIt);
    m_disk.awaitVisitor();
    const qint64 before = fileSize();
    m_disk.mend();
    m_database->setLogWatch([](int) {});
    m_checkpointer.reset();
    QVERIFY(fileSize() > before);
}

QTEST_GUILESS_MAIN(tst_Checkpointer)
#include "tst_Checkpointer.moc"
