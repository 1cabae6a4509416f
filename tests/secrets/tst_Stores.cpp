// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/Asking.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace gatehouse;
using namespace gatehouse::secrets;
using namespace Qt::Literals::StringLiterals;
using base::ErrorKind;
using test::Asking;
using test::errorOf;

/// Secrets in files and in systemd's credentials, and where there is no keychain.
class tst_Stores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void keepsASecretInAFile();
    void makesFilesForTheirOwnerOnly();
    void leavesTheOldSecretWhenTheNewOneCannotBeWritten();
    void refusesAFileThatOthersCanRead();
    void refusesAFolderThatOthersCanLookInto();
    void refusesAFolderInThePlaceOfAFile();
    void refusesNamesThatAreNone_data();
    void refusesNamesThatAreNone();
    void refusesWhatIsNoSecret();
    void readsCredentialsOnly();
    void readsACredentialWhoseModeShowsTheServicesUser();
    void saysThatSystemdHandsOverNothing();
    void saysThatItWasBuiltWithoutAKeychain();
    void findsSeveralSecrets();
    void saysAllThatIsWrongWithFiles();
    void tellsNobodyWhoHasGone();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString secretPath(const QString &name) const { return path(u"secrets/"_s + name); }
    Asking files() const
    {
        return Asking(makeStore(StoreKind::File, {.folder = path(u"secrets"_s)}));
    }
    Asking credentials() const
    {
        return Asking(makeStore(StoreKind::Systemd, {.credentials = m_folder->path()}));
    }
    void write(const QString &file, const QByteArray &content, mode_t mode) const
    {
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("cannot write the test's own file");
        out.close();
        ::chmod(QFile::encodeName(file).constData(), mode);
    }
    static mode_t modeOf(const QString &file)
    {
        struct stat found = {};
        return ::stat(QFile::encodeName(file).constData(), &found) == 0 ? found.st_mode & 07777 : 0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Stores::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_Stores::keepsASecretInAFile()
{
    Asking store = files();
    QCOMPARE(store.store().place(), path(u"secrets"_s));
    QVERIFY(!*store.has("files-key"));
    QVERIFY(store.write("files-key", "first"));
    QVERIFY(store.write("files-key", "s\0cret\xff"_ba));
    QCOMPARE(store.value("files-key"), "s\0cret\xff"_ba);
    QVERIFY(*store.has("files-key"));
    QCOMPARE(files().value("files-key"), "s\0cret\xff"_ba);
    QVERIFY(store.remove("files-key"));
    QVERIFY(!*store.has("files-key"));
    const auto again = store.remove("files-key");
    QVERIFY(!again && again.error().kind == ErrorKind::NotFound);
    QVERIFY(errorOf(again).contains(u"files-key"));
}

void tst_Stores::makesFilesForTheirOwnerOnly()
{
    const mode_t before = ::umask(0);
    const auto written = files().write("key", "secret");
    ::umask(before);
    QVERIFY(written);
    QCOMPARE(modeOf(path(u"secrets"_s)), mode_t(0700));
    QCOMPARE(modeOf(secretPath(u"key"_s)), mode_t(0600));
    QCOMPARE(
        QDir(path(u"secrets"_s)).entryList(QDir::Files | QDir::Hidden), QStringList {u"key"_s});
    ::chmod(QFile::encodeName(secretPath(u"key"_s)).constData(), 0644);
    QVERIFY(files().write("key", "another"));
    QCOMPARE(modeOf(secretPath(u"key"_s)), mode_t(0600));
}

void tst_Stores::leavesTheOldSecretWhenTheNewOneCannotBeWritten()
{
    Asking store = files();
    QVERIFY(store.write("key", "old"));
    // In the way of what is written before it takes its place.
    const QString draft = secretPath(u".key."_s + QString::number(::getpid()));
    QVERIFY(QDir().mkpath(draft + u"/full"_s));
    const auto written = store.write("key", "new");
    QVERIFY(!written && written.error().kind == ErrorKind::Io);
    QVERIFY(errorOf(written).contains(secretPath(u"key"_s)));
    QCOMPARE(store.value("key"), "old");
}

void tst_Stores::refusesAFileThatOthersCanRead()
{
    QVERIFY(files().write("key", "secret"));
    for (const mode_t mode : {0640, 0604}) {
        ::chmod(QFile::encodeName(secretPath(u"key"_s)).constData(), mode);
        const QString error = errorOf(files().read("key"));
        QVERIFY2(error.contains(u"chmod 600 "_s + secretPath(u"key"_s)), qPrintable(error));
        QVERIFY(!error.contains(u"secret\n"_s));
    }
}

void tst_Stores::refusesAFolderThatOthersCanLookInto()
{
    QVERIFY(files().write("key", "secret"));
    ::chmod(QFile::encodeName(path(u"secrets"_s)).constData(), 0750);
    const QString chmod = u"chmod 700 "_s + path(u"secrets"_s);
    QVERIFY(errorOf(files().read("key")).contains(chmod));
    QVERIFY(errorOf(files().write("key", "other")).contains(chmod));
    QVERIFY(errorOf(files().remove("key")).contains(chmod));
    ::chmod(QFile::encodeName(path(u"secrets"_s)).constData(), 0700);
    QCOMPARE(files().value("key"), "secret");
}

void tst_Stores::refusesAFolderInThePlaceOfAFile()
{
    QVERIFY(files().write("other", "secret"));
    QVERIFY(QDir().mkpath(secretPath(u"key"_s)));
    QVERIFY(errorOf(files().read("key")).contains(u"no file"_s));
    write(secretPath(u"empty"_s), "\n", 0600);
    QVERIFY(errorOf(files().read("empty")).contains(u"is empty"_s));
    write(secretPath(u"large"_s), QByteArray(MaxSecretBytes + 1, 'x'), 0600);
    QVERIFY(errorOf(files().read("large")).contains(u"larger"_s));
    write(secretPath(u"by-hand"_s), "secret\r\n", 0600);
    QCOMPARE(files().value("by-hand"), "secret");
}

void tst_Stores::refusesNamesThatAreNone_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"", "..", "../key", "a/b", ".key", "-key", "a b", "k\xc3\xa4", "a\n"})
        QTest::newRow(name) << QByteArray(name);
    QTest::newRow("long") << QByteArray(65, 'a');
}

void tst_Stores::refusesNamesThatAreNone()
{
    QFETCH(QByteArray, name);
    Asking store = files();
    for (const QString &error : {errorOf(store.read(name)), errorOf(store.has(name)),
             errorOf(store.write(name, "secret")), errorOf(store.remove(name))})
        QVERIFY2(error.startsWith(u"A secret is named by"), qPrintable(error));
    QVERIFY(!QFileInfo::exists(path(u"secrets"_s)));
}

void tst_Stores::refusesWhatIsNoSecret()
{
    Asking store = files();
    QVERIFY(errorOf(store.write("key", "")).contains(u"empty"_s));
    QVERIFY(errorOf(store.write("key", "secret\n")).contains(u"line end"_s));
    QVERIFY(errorOf(store.write("key", QByteArray(MaxSecretBytes + 1, 'x'))).contains(u"64 KiB"_s));
    QVERIFY(store.write("key", QByteArray(MaxSecretBytes, 'x')));
    QCOMPARE(store.value("key").size(), MaxSecretBytes);
}

void tst_Stores::readsCredentialsOnly()
{
    write(path(u"key"_s), "secret\n", 0400);
    Asking store = credentials();
    QCOMPARE(store.value("key"), "secret");
    QVERIFY(!*store.has("other"));
    for (const auto &refused : {store.write("other", "secret"), store.remove("key")}) {
        QVERIFY(!refused && refused.error().kind == ErrorKind::Conflict);
        QVERIFY(errorOf(refused).contains(u"LoadCredentialEncrypted="_s));
    }
    QCOMPARE(store.value("key"), "secret");
}

/// systemd lets the user of a service in by an access list, whose mask shows as the group's mode.
void tst_Stores::readsACredentialWhoseModeShowsTheServicesUser()
{
    write(path(u"key"_s), "secret", 0440);
    QCOMPARE(credentials().value("key"), "secret");
}

void tst_Stores::saysThatSystemdHandsOverNothing()
{
    Asking store(makeStore(StoreKind::Systemd, {}));
    for (const QString &error : {errorOf(store.read("key")), errorOf(store.has("key"))})
        QVERIFY2(error.contains(u"CREDENTIALS_DIRECTORY"_s), qPrintable(error));
}

void tst_Stores::saysThatItWasBuiltWithoutAKeychain()
{
    if (hasKeychain())
        QSKIP("This program was built with QtKeychain.");
    Asking store(makeStore(StoreKind::Keychain, {}));
    for (const QString &error : {errorOf(store.read("key")), errorOf(store.has("key")),
             errorOf(store.write("key", "secret")), errorOf(store.remove("key"))})
        QVERIFY2(error.contains(u"SECRET_STORE"_s), qPrintable(error));
}

void tst_Stores::findsSeveralSecrets()
{
    QVERIFY(files().write("one", "1"));
    QVERIFY(files().write("two", "2"));
    const auto find = [this](const QByteArrayList &names) {
        FoundSecrets result;
        QEventLoop loop;
        findSecrets(makeStore(StoreKind::File, {.folder = path(u"secrets"_s)}), names, &loop,
            [&](const FoundSecrets &found) {
                result = found;
                loop.quit();
            });
        loop.exec();
        return result;
    };
    const FoundSecrets found = find({"one", "none", "two"});
    QCOMPARE(found.values.keys(), (QByteArrayList {"one", "two"}));
    QCOMPARE(found.values.value("two").reveal(), "2");
    QVERIFY(found.problems.isEmpty());
    QVERIFY(find({}).values.isEmpty());
}

void tst_Stores::saysAllThatIsWrongWithFiles()
{
    for (const char *name : {"one", "two"}) {
        QVERIFY(files().write(name, "secret"));
        ::chmod(QFile::encodeName(secretPath(QString::fromLatin1(name))).constData(), 0644);
    }
    const auto problemsOf = [](StoreKind kind, const StorePlaces &places) {
        QStringList problems;
        QEventLoop loop;
        findSecrets(makeStore(kind, places), {"one", "two"}, &loop, [&](const FoundSecrets &found) {
            problems = found.problems;
            loop.quit();
        });
        loop.exec();
        return problems;
    };
    QCOMPARE(problemsOf(StoreKind::File, {.folder = path(u"secrets"_s)}).size(), 2);
    QCOMPARE(problemsOf(StoreKind::Systemd, {}).size(), 1);
}

void tst_Stores::tellsNobodyWhoHasGone()
{
    const auto store = makeStore(StoreKind::File, {.folder = path(u"secrets"_s)});
    bool told = false;
    {
        QObject gone;
        store->read("key", &gone, [&told](const auto &) { told = true; });
    }
    bool later = false;
    store->read("key", this, [&later](const auto &) { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!told);
}

QTEST_GUILESS_MAIN(tst_Stores)
#include "tst_Stores.moc"
