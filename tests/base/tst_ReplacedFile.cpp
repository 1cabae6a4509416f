// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ReplacedFile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace gatehouse::base;
using namespace Qt::Literals::StringLiterals;

class tst_ReplacedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replacesAFileAndItsMode();
    void replacesWhatIsBehindALink();
    void leavesNothingWhenItCannotWrite();

private:
    QByteArray contentOf(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
    }
    mode_t modeOf(const QString &name) const
    {
        struct stat found = {};
        ::stat(QFile::encodeName(m_folder.filePath(name)).constData(), &found);
        return found.st_mode & 07777;
    }
    QStringList files() const
    {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
    }

    QTemporaryDir m_folder;
};

void tst_ReplacedFile::replacesAFileAndItsMode()
{
    const QString path = m_folder.filePath(u"file"_s);
    const mode_t before = ::umask(0077);
    QVERIFY(replaceFile(path, "one", 0644));
    ::umask(before);
    QCOMPARE(modeOf(u"file"_s), mode_t(0644));
    const QByteArray large(1 << 20, 'x');
    QVERIFY(replaceFile(path, large, 0600));
    QCOMPARE(contentOf(u"file"_s), large);
    QCOMPARE(modeOf(u"file"_s), mode_t(0600));
    QCOMPARE(files(), QStringList {u"file"_s});
}

void tst_ReplacedFile::replacesWhatIsBehindALink()
{
    QVERIFY(QDir(m_folder.path()).mkdir(u"real"_s));
    QVERIFY(replaceFile(m_folder.filePath(u"real/file"_s), "one", 0600));
    const QString link = m_folder.filePath(u"link"_s);
    QVERIFY(QFile::link(m_folder.filePath(u"real/file"_s), link));
    QVERIFY(replaceFile(link, "two", 0600));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(contentOf(u"real/file"_s), "two");
}

void tst_ReplacedFile::leavesNothingWhenItCannotWrite()
{
    const auto nowhere = replaceFile(m_folder.filePath(u"none/file"_s), "one", 0600);
    QVERIFY(!nowhere && nowhere.error().kind == ErrorKind::Io);
    QVERIFY(nowhere.error().message.contains(u"none/file"_s));
    QVERIFY(QDir(m_folder.path()).mkdir(u"folder"_s));
    const QStringList before = files();
    QVERIFY(!replaceFile(m_folder.filePath(u"folder"_s), "one", 0600));
    QCOMPARE(files(), before);
}

QTEST_GUILESS_MAIN(tst_ReplacedFile)
#include "tst_ReplacedFile.moc"
