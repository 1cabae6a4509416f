// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/KeyFile.h"
#include "support/FakeRandom.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace Qt::Literals::StringLiterals;
using daemon::readOrMakeKey;

class tst_KeyFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAKeyOnlyTheOwnerCanRead();
    void readsTheSameKeyAgain();
    void twoKeysDiffer();
    void refusesAFileThatOthersReach_data();
    void refusesAFileThatOthersReach();
    void refusesAnythingButAKey_data();
    void refusesAnythingButAKey();
    void saysWhatCannotBeMade();
    void followsNoDanglingLink();

private:
    QString path() const { return m_folder.filePath(u"tokens.key"_s); }
    void write(const QByteArray &text, QFile::Permissions permissions) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.setPermissions(permissions);
    }

    static constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
    QTemporaryDir m_folder;
    base::SystemRandom m_random;

private Q_SLOTS:
    void cleanup() { QFile::remove(path()); }
};

void tst_KeyFile::makesAKeyOnlyTheOwnerCanRead()
{
    const auto key = readOrMakeKey(path(), m_random);
    QVERIFY(key);
    QCOMPARE(key->reveal().size(), 32);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(path()).permissions() & others));
}

void tst_KeyFile::readsTheSameKeyAgain()
{
    const auto made = readOrMakeKey(path(), m_random);
    const auto read = readOrMakeKey(path(), m_random);
    QVERIFY(made && read);
    QVERIFY(*made == *read);
}

void tst_KeyFile::twoKeysDiffer()
{
    const auto first = readOrMakeKey(path(), m_random);
    QVERIFY(QFile::remove(path()));
    const auto second = readOrMakeKey(path(), m_random);
    QVERIFY(first && second && !(*first == *second));
}

void tst_KeyFile::refusesAFileThatOthersReach_data()
{
    QTest::addColumn<int>("permission");
    QTest::newRow("group reads") << int(QFile::ReadGroup);
    QTest::newRow("group writes") << int(QFile::WriteGroup);
    QTest::newRow("others read") << int(QFile::ReadOther);
    QTest::newRow("others write") << int(QFile::WriteOther);
}

void tst_KeyFile::refusesAFileThatOthersReach()
{
    QFETCH(int, permission);
    write(QByteArray(43, 'A'), OwnerOnly | QFile::Permission(permission));
    const auto key = readOrMakeKey(path(), m_random);
    QVERIFY(!key);
    QCOMPARE(key.error().kind, base::ErrorKind::Invalid);
    QVERIFY(key.error().message.contains(u"chmod 600 "_s + path()));
    QFile::setPermissions(path(), OwnerOnly);
    QVERIFY(readOrMakeKey(path(), m_random));
}

void tst_KeyFile::refusesAnythingButAKey_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray(42, 'A');
    QTest::newRow("long") << QByteArray(44, 'A');
    QTest::newRow("foreign characters") << QByteArray(42, 'A') + '+';
    QTest::newRow("another spelling") << QByteArray(42, 'A') + 'B';
    QTest::newRow("two keys") << QByteArray(43, 'A') + '\n' + QByteArray(43, 'A');
    QTest::newRow("huge") << QByteArray(1'000'000, 'A');
}

void tst_KeyFile::refusesAnythingButAKey()
{
    QFETCH(QByteArray, text);
    write(text, OwnerOnly);
    const auto key = readOrMakeKey(path(), m_random);
    QVERIFY(!key);
    QCOMPARE(key.error().kind, base::ErrorKind::Invalid);
    QVERIFY(key.error().message.contains(path()));
    QVERIFY(!key.error().message.contains(u"AAAA"));
    // What is there is never overwritten: it may be a backup of the right one gone wrong.
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), text);
}

void tst_KeyFile::saysWhatCannotBeMade()
{
    const QString nowhere = m_folder.filePath(u"no/such/folder/tokens.key"_s);
    const auto key = readOrMakeKey(nowhere, m_random);
    QVERIFY(!key);
    QCOMPARE(key.error().kind, base::ErrorKind::Io);
    QVERIFY(key.error().message.contains(nowhere));
}

void tst_KeyFile::followsNoDanglingLink()
{
    // A link that somebody planted must not decide where the key is written.
    const QString elsewhere = m_folder.filePath(u"elsewhere"_s);
    QVERIFY(QFile::link(elsewhere, path()));
    QVERIFY(!readOrMakeKey(path(), m_random));
    QVERIFY(!QFileInfo::exists(elsewhere));
}

QTEST_GUILESS_MAIN(tst_KeyFile)
#include "tst_KeyFile.moc"
