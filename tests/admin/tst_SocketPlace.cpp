// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/SocketPlace.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <unistd.h>

using namespace gatehouse;
using namespace gatehouse::admin;
using namespace Qt::Literals::StringLiterals;

namespace {

int modeOf(const QString &path)
{
    struct stat found = {};
    return ::lstat(QFile::encodeName(path).constData(), &found) == 0 ? int(found.st_mode & 07777)
                                                                     : -1;
}

/// As a server that was killed leaves it: bound, and nobody there.
void leaveSocket(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
    ::bind(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address);
    ::close(descriptor);
}

} // namespace

/// Where the admin socket is (SECURITY: 0600 in a 0700 folder, one server at a time).
class tst_SocketPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void makesAFolderAndASocketForItsOwnerOnly();
    void aUmaskOpensNothing();
    void leavesNothingButItsLock();
    void refusesASecondServer();
    void letsTheNextOneIn();
    void takesOverASocketThatNobodyAnswersAt();
    void leavesASocketThatSomebodyAnswersAt();
    void leavesAFileThatIsNoSocket();
    void refusesAFolderThatOthersMayWriteTo_data();
    void refusesAFolderThatOthersMayWriteTo();
    void refusesAFolderOfSomebodyElse();
    void refusesAPathThatIsTooLong();
    void takesTheLongestPath();
    void refusesALockThatIsALink();
    void givesFolderAndSocketToTheGroup();

private:
    QString path() const { return m_folder->filePath(u"run/admin.sock"_s); }
    static QString problem(const QString &path, std::optional<gid_t> group = {})
    {
        const auto place = SocketPlace::claim(path, group);
        return place ? QString() : place.error().message;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_SocketPlace::makesAFolderAndASocketForItsOwnerOnly()
{
    const auto place = SocketPlace::claim(path(), {});
    QVERIFY(place.ok());
    QLocalServer server;
    QVERIFY((*place)->listen(server).ok());
    QCOMPARE(modeOf(m_folder->filePath(u"run"_s)), 0700);
    QCOMPARE(modeOf(path()), 0600);
}

void tst_SocketPlace::aUmaskOpensNothing()
{
    const mode_t before = ::umask(0);
    const auto place = SocketPlace::claim(path(), {});
    QVERIFY(place.ok());
    QLocalServer server;
    const bool listens = (*place)->listen(server).ok();
    ::umask(before);
    QVERIFY(listens);
    QCOMPARE(modeOf(m_folder->filePath(u"run"_s)), 0700);
    QCOMPARE(modeOf(path()), 0600);
}

void tst_SocketPlace::leavesNothingButItsLock()
{
    {
        const auto place = SocketPlace::claim(path(), {});
        QVERIFY(place.ok());
        QLocalServer server;
        QVERIFY((*place)->listen(server).ok());
    }
    QCOMPARE(QDir(m_folder->filePath(u"run"_s))
                 .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot),
        QStringList {u"admin.sock.lock"_s});
}

/// Both might have looked before either listens: it is the lock that decides.
void tst_SocketPlace::refusesASecondServer()
{
    const auto first = SocketPlace::claim(path(), {});
    QVERIFY(first.ok());
    const auto second = SocketPlace::claim(path(), {});
    QVERIFY(!second.ok());
    QCOMPARE(second.error().kind, base::ErrorKind::Conflict);
    QVERIFY(second.error().message.contains(path()));
    QLocalServer server;
    QVERIFY((*first)->listen(server).ok());
    QVERIFY(!problem(path()).isEmpty());
    QVERIFY(QFile::exists(path()));
}

void tst_SocketPlace::letsTheNextOneIn()
{
    QVERIFY(SocketPlace::claim(path(), {}).ok());
    QVERIFY(SocketPlace::claim(path(), {}).ok());
}

void tst_SocketPlace::takesOverASocketThatNobodyAnswersAt()
{
    QVERIFY(SocketPlace::claim(path(), {}).ok());
    leaveSocket(path());
    QVERIFY(modeOf(path()) >= 0);
    const auto place = SocketPlace::claim(path(), {});
    QVERIFY2(place.ok(), qPrintable(problem(path())));
    QLocalServer server;
    QVERIFY((*place)->listen(server).ok());
    QCOMPARE(modeOf(path()), 0600);
}

void tst_SocketPlace::leavesASocketThatSomebodyAnswersAt()
{
    QVERIFY(SocketPlace::claim(path(), {}).ok());
    QLocalServer other; // of a program that knows no lock
    QVERIFY(other.listen(path()));
    const auto place = SocketPlace::claim(path(), {});
    QVERIFY(!place.ok());
    QCOMPARE(place.error().kind, base::ErrorKind::Conflict);
    QVERIFY(modeOf(path()) >= 0);
}

void tst_SocketPlace::leavesAFileThatIsNoSocket()
{
    QVERIFY(SocketPlace::claim(path(), {}).ok());
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(problem(path()).contains(u"no socket"));
    QVERIFY(file.exists());
}

void tst_SocketPlace::refusesAFolderThatOthersMayWriteTo_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("everybody") << 0777;
    QTest::newRow("everybody, sticky") << 01777;
    QTest::newRow("a group") << 0770;
    QTest::newRow("others only") << 0702;
}

void tst_SocketPlace::refusesAFolderThatOthersMayWriteTo()
{
    QFETCH(int, mode);
    const QByteArray folder = QFile::encodeName(m_folder->filePath(u"run"_s));
    QCOMPARE(::mkdir(folder.constData(), 0700), 0);
    QCOMPARE(::chmod(folder.constData(), mode_t(mode)), 0);
    const QString said = problem(path());
    QVERIFY2(said.contains(u"chmod 700 "), qPrintable(said));
    QVERIFY(said.endsWith(u"/run"));
}

void tst_SocketPlace::refusesAFolderOfSomebodyElse()
{
    const QByteArray folder = QFile::encodeName(m_folder->filePath(u"run"_s));
    QCOMPARE(::mkdir(folder.constData(), 0700), 0);
    if (::geteuid() != 0)
        QSKIP("only root can give a folder away");
    QCOMPARE(::chown(folder.constData(), 65534, gid_t(-1)), 0);
    const QString said = problem(path());
    QVERIFY2(said.contains(u"another user") && said.contains(u"ADMIN_SOCKET"), qPrintable(said));
}

void tst_SocketPlace::refusesAPathThatIsTooLong()
{
    const QString longPath = m_folder->path() + u'/' + QString(120, u'x');
    const QString said = problem(longPath);
    QVERIFY2(said.contains(u"ADMIN_SOCKET") && said.contains(u"106"), qPrintable(said));
}

void tst_SocketPlace::takesTheLongestPath()
{
    const QString longest =
        m_folder->path() + u'/' + QString(qsizetype(106) - m_folder->path().size() - 1, u'x');
    const auto place = SocketPlace::claim(longest, {});
    QVERIFY(place.ok());
    QLocalServer server;
    QVERIFY((*place)->listen(server).ok());
}

void tst_SocketPlace::refusesALockThatIsALink()
{
    QVERIFY(SocketPlace::claim(path(), {}).ok());
    QVERIFY(QFile::remove(path() + u".lock"_s));
    QVERIFY(QFile::link(m_folder->filePath(u"elsewhere"_s), path() + u".lock"_s));
    QVERIFY(problem(path()).contains(u".lock"));
    QVERIFY(!QFile::exists(m_folder->filePath(u"elsewhere"_s)));
}

void tst_SocketPlace::givesFolderAndSocketToTheGroup()
{
    const gid_t group = ::geteuid() == 0 ? 12345 : ::getegid();
    const auto place = SocketPlace::claim(path(), group);
    QVERIFY(place.ok());
    QLocalServer server;
    QVERIFY((*place)->listen(server).ok());
    QCOMPARE(modeOf(m_folder->filePath(u"run"_s)), 0750);
    QCOMPARE(modeOf(path()), 0660);
    struct stat found = {};
    QCOMPARE(::stat(QFile::encodeName(path()).constData(), &found), 0);
    QCOMPARE(found.st_gid, group);
}

QTEST_GUILESS_MAIN(tst_SocketPlace)
#include "tst_SocketPlace.moc"
