// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/Stores.h"
#include "support/KeychainSession.h"

#include <QDir>
#include <QTest>

using namespace gatehouse::test;

namespace {

struct Ended
{
    int code = -1;
    QString out;
    QString err;
};

} // namespace

/// The program gatehoused with each place it may keep secrets in.
class tst_SecretStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void keepsSecretsInFilesUnlessToldOtherwise();
    void saysHowToSetASecretThatIsMissing();
    void refusesASecretFileThatOthersCanRead();
    void readsSecretsOfSystemd();
    void readsTheProvidersSecretFromTheKeychain();
    void runsWithAKeychain();
    void saysWhatIsWrongWithTheKeychain_data();
    void saysWhatIsWrongWithTheKeychain();
    void asksForNoSecretThatItDoesNotNeed();

private:
    void set(const QString &name, const QString &value) { m_environment.insert(name, value); }
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString secretFile(const QString &name) const { return path(u"data/secrets/"_s + name); }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        QDir().mkpath(QFileInfo(file.fileName()).path());
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
            || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            qFatal("cannot write the test's own file");
    }
    /// An MCP server that needs the secret files-key.
    void needFilesKey()
    {
        write(u"servers.json"_s,
            "{\"mcpServers\":{\"a\":{\"url\":\"http://127.0.0.1:9/\",\"headers\":"
            "{\"X\":\"${secret:files-key}\"}}}}");
        set(u"MCP_SERVERS_FILE"_s, path(u"servers.json"_s));
    }
    /// A provider whose secret stands nowhere among the settings.
    void needProviderSecret()
    {
        set(u"AUTH_STRATEGY"_s, u"google"_s);
        set(u"PROVIDER_CLIENT_ID"_s, u"an-id"_s);
        set(u"SECRET_STORE"_s, u"keychain"_s);
    }
    void prepare(QProcess &process, const QStringList &arguments) const
    {
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_folder->path());
        process.setProgram(u"" GATEHOUSED ""_s);
        process.setArguments(arguments);
    }
    Ended run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(40'000)) {
            process.kill();
            process.waitForFinished();
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
    }
    Ended setSecret(const QString &name, const QByteArray &value) const
    {
        return run({u"--set-secret"_s, name}, value + '\n');
    }
    Ended check() const { return run({u"--check"_s}); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment;
};

void tst_SecretStores::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_environment.clear();
    const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"PATH"_s, u"LD_LIBRARY_PATH"_s, u"ASAN_OPTIONS"_s,
             u"UBSAN_OPTIONS"_s, u"LSAN_OPTIONS"_s, u"TSAN_OPTIONS"_s}) {
        if (own.contains(name))
            set(name, own.value(name));
    }
    set(u"HOME"_s, m_folder->path());
    set(u"AUTH_STRATEGY"_s, u"local"_s);
    set(u"ALLOWED_USERS"_s, u"*"_s);
    set(u"PORT"_s, u"0"_s);
    set(u"DATA_DIR"_s, path(u"data"_s));
}

void tst_SecretStores::keepsSecretsInFilesUnlessToldOtherwise()
{
    needFilesKey();
    const Ended kept = setSecret(u"files-key"_s, "s3cret of a server");
    QVERIFY2(kept.code == 0, qPrintable(kept.err));
    QCOMPARE(kept.out, u"The secret files-key is kept in %1.\n"_s.arg(path(u"data/secrets"_s)));
    QFile file(secretFile(u"files-key"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "s3cret of a server");
    QCOMPARE(file.permissions() & 0x0fff,
        QFile::Permissions(
            QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser)
            & 0x0fff);
    const Ended checked = check();
    QVERIFY2(checked.code == 0, qPrintable(checked.err));
    const Ended refused = run({u"--set-secret"_s, u"../files-key"_s}, "secret");
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.err.contains(u"A secret is named by"_s));
}

void tst_SecretStores::saysHowToSetASecretThatIsMissing()
{
    needFilesKey();
    Ended checked = check();
    QCOMPARE(checked.code, 2);
    QVERIFY2(checked.err.contains(u"gatehoused --set-secret files-key"_s), qPrintable(checked.err));
    QVERIFY(checked.err.contains(path(u"data/secrets"_s)));
    set(u"AUTH_STRATEGY"_s, u"google"_s);
    set(u"PROVIDER_CLIENT_ID"_s, u"an-id"_s);
    checked = check();
    QVERIFY2(checked.err.contains(u"gatehoused --set-secret PROVIDER_CLIENT_SECRET"_s),
        qPrintable(checked.err));
}

void tst_SecretStores::refusesASecretFileThatOthersCanRead()
{
    needFilesKey();
    QCOMPARE(setSecret(u"files-key"_s, "s3cret of a server").code, 0);
    QFile::setPermissions(
        secretFile(u"files-key"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
    const Ended checked = check();
    QCOMPARE(checked.code, 2);
    QVERIFY2(checked.err.contains(u"chmod 600 "_s + secretFile(u"files-key"_s)),
        qPrintable(checked.err));
    QCOMPARE(checked.err.count(u'\n'), 1);
    QVERIFY(!checked.err.contains(u"s3cret"_s));
}

void tst_SecretStores::readsSecretsOfSystemd()
{
    needFilesKey();
    set(u"SECRET_STORE"_s, u"systemd"_s);
    Ended checked = check();
    QCOMPARE(checked.code, 2);
    QVERIFY2(checked.err.contains(u"CREDENTIALS_DIRECTORY"_s), qPrintable(checked.err));
    write(u"credentials/files-key"_s, "s3cret of a server\n");
    set(u"CREDENTIALS_DIRECTORY"_s, path(u"credentials"_s));
    checked = check();
    QVERIFY2(checked.code == 0, qPrintable(checked.err));
    const Ended kept = setSecret(u"files-key"_s, "another");
    QCOMPARE(kept.code, 1);
    QVERIFY2(kept.err.contains(u"LoadCredentialEncrypted=files-key"_s), qPrintable(kept.err));
}

void tst_SecretStores::readsTheProvidersSecretFromTheKeychain()
{
    if (!gatehouse::secrets::hasKeychain())
        QSKIP("This program was built without QtKeychain.");
    KeychainSession session;
    session.openKeyring();
    needProviderSecret();
    m_environment.insert(session.environment());
    QCOMPARE(check().code, 2);
    const Ended kept = setSecret(u"PROVIDER_CLIENT_SECRET"_s, "s3cret of the provider");
    QVERIFY2(kept.code == 0, qPrintable(kept.err));
    QCOMPARE(kept.out, u"The secret PROVIDER_CLIENT_SECRET is kept in the keychain.\n"_s);
    const Ended checked = check();
    QVERIFY2(checked.code == 0, qPrintable(checked.err));
    const Ended printed = run({u"--print-config"_s});
    QVERIFY(printed.out.contains(u"# the keychain\nPROVIDER_CLIENT_SECRET=***\n"_s));
    QVERIFY(!(printed.out + printed.err + kept.out + kept.err).contains(u"s3cret"_s));
    QVERIFY(!QFileInfo::exists(path(u"data/secrets"_s)));
    // Another server of the same person has a keychain in common, and nothing else.
    set(u"DATA_DIR"_s, path(u"other"_s));
    QCOMPARE(check().code, 2);
}

void tst_SecretStores::runsWithAKeychain()
{
    if (!gatehouse::secrets::hasKeychain())
        QSKIP("This program was built without QtKeychain.");
    KeychainSession session;
    session.openKeyring();
    m_environment.insert(session.environment());
    set(u"SECRET_STORE"_s, u"keychain"_s);
    needFilesKey();
    QCOMPARE(setSecret(u"files-key"_s, "s3cret of a server").code, 0);
    QProcess process;
    prepare(process, {});
    process.start();
    QVERIFY(process.waitForReadyRead(20'000));
    QVERIFY(process.readAllStandardOutput().startsWith("Gatehouse is ready at"));
    process.terminate();
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void tst_SecretStores::saysWhatIsWrongWithTheKeychain_data()
{
    QTest::addColumn<QString>("situation");
    QTest::addColumn<QString>("said");
    QTest::newRow("no session") << u"no session"_s << u"there is no D-Bus session"_s;
    QTest::newRow("no service") << u"no service"_s << u"No keychain runs in this session"_s;
    QTest::newRow("never made") << u"never made"_s << u"There is no keychain of this user yet"_s;
    QTest::newRow("locked") << u"locked"_s << u"The keychain is locked"_s;
}

/// Each time a sentence that says what to do, and never a file instead.
void tst_SecretStores::saysWhatIsWrongWithTheKeychain()
{
    QFETCH(QString, situation);
    QFETCH(QString, said);
    if (!gatehouse::secrets::hasKeychain())
        QSKIP("This program was built without QtKeychain.");
    needProviderSecret();
    KeychainSession session;
    if (situation != u"no session"_s)
        m_environment.insert(session.environment());
    if (situation == u"never made"_s)
        session.lockKeyring();
    if (situation == u"locked"_s) {
        session.openKeyring();
        QCOMPARE(setSecret(u"PROVIDER_CLIENT_SECRET"_s, "s3cret").code, 0);
        session.lockKeyring();
    }
    const Ended checked = check();
    QCOMPARE(checked.code, 2);
    QVERIFY2(checked.err.contains(u"error: SECRET_STORE=keychain"_s) && checked.err.contains(said),
        qPrintable(checked.err));
    QVERIFY(checked.err.contains(u"set SECRET_STORE to file or systemd"_s));
    const Ended kept = setSecret(u"PROVIDER_CLIENT_SECRET"_s, "s3cret");
    QCOMPARE(kept.code, 1);
    QVERIFY2(kept.err.contains(said), qPrintable(kept.err));
    QVERIFY(!QFileInfo::exists(path(u"data/secrets"_s)));
}

void tst_SecretStores::asksForNoSecretThatItDoesNotNeed()
{
    // There is one that it may always have: what seals the store.
    set(u"RS_TOKENS_ENC_KEY"_s, u"q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k"_s);
    set(u"SECRET_STORE"_s, u"keychain"_s);
    const Ended checked = check();
    QVERIFY2(!checked.err.contains(u"SECRET_STORE"_s), qPrintable(checked.err));
}

QTEST_GUILESS_MAIN(tst_SecretStores)
#include "tst_SecretStores.moc"
