// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/UsualSignals.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Ended
{
    int code = -1;
    QString out;
    QString err;
};

} // namespace

/// The program gatehoused as somebody starts it.
class tst_StartUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsHelpAndVersion();
    void refusesUnknownArguments();
    void checksSettings();
    void tellsEveryMistakeAtOnce();
    void printsTheConfigurationWithoutSecrets();
    void startsAndStopsWhenAsked_data();
    void startsAndStopsWhenAsked();
    void survivesSighup();
    void choosesAPort();
    void makesItsFolderForTheOwnerOnly();
    void refusesAKeyFileThatOthersRead();
    void refusesADatabaseThatIsNone();
    void refusesAnOccupiedPort();
    void addsAUser();
    void keepsThePasswordAsItIs();
    void refusesAShortPassword();
    void refusesABackupThatIsNone();

private:
    void set(const QString &name, const QString &value) { m_environment.insert(name, value); }
    QString dataFile(const QString &name) const { return m_data + u'/' + name; }
    void prepare(QProcess &process, const QStringList &arguments) const
    {
        process.setProcessEnvironment(m_environment);
        gatehouse::test::giveUsualSignals(process);
        process.setWorkingDirectory(m_folder->path());
        process.setProgram(u"" GATEHOUSED ""_s);
        process.setArguments(arguments);
    }
    Ended run(const QStringList &arguments = {}, const QByteArray &input = {}) const
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(20'000)) {
            process.kill();
            process.waitForFinished();
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
    }
    /// Starts \a process and returns what it says when it is ready.
    QString started(QProcess &process) const
    {
        prepare(process, {});
        process.start();
        QString said;
        while (!said.contains(u'\n') && process.waitForReadyRead(20'000))
            said += QString::fromUtf8(process.readAllStandardOutput());
        return said;
    }
    static bool isOneSentence(const Ended &ended)
    {
        return ended.out.isEmpty() && ended.err.startsWith(u"gatehoused: ")
            && ended.err.count(u'\n') == 1 && ended.err.trimmed().back().isPunct();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_data;
    QProcessEnvironment m_environment;
};

void tst_StartUp::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = m_folder->filePath(u"data"_s);
    m_environment.clear();
    // What sanitizers and the loader need; nothing of the person who runs the test.
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
    set(u"DATA_DIR"_s, m_data);
}

void tst_StartUp::tellsHelpAndVersion()
{
    const Ended help = run({u"--help"_s});
    QCOMPARE(help.code, 0);
    QVERIFY(help.err.isEmpty());
    for (const QString &word : {u"--demo"_s, u"PROVIDER_ACCOUNTS_URL"_s, u"DATA_DIR"_s})
        QVERIFY2(help.out.contains(word), qPrintable(word));
    const Ended version = run({u"--version"_s});
    QCOMPARE(version.code, 0);
    QCOMPARE(version.out, u"gatehoused " GATEHOUSE_VERSION "\n"_s);
}

void tst_StartUp::refusesUnknownArguments()
{
    const Ended ended = run({u"--settigns"_s, u"x"_s});
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.err.contains(u"--settigns") && ended.err.contains(u"--help"));
    QVERIFY(ended.out.isEmpty());
}

void tst_StartUp::checksSettings()
{
    const Ended good = run({u"--check"_s});
    QCOMPARE(good.code, 0);
    QCOMPARE(good.out, u"The settings are good.\n"_s);
    QVERIFY(!QDir(m_data).exists());
    set(u"PORT"_s, u"many"_s);
    const Ended bad = run({u"--check"_s});
    QCOMPARE(bad.code, 2);
    QVERIFY(bad.err.contains(u"PORT=many"));
    QCOMPARE(run().code, 2);
}

void tst_StartUp::tellsEveryMistakeAtOnce()
{
    set(u"PORT"_s, u"many"_s);
    set(u"HOST"_s, u"x y"_s);
    set(u"ACCESS_TOKEN_TTL"_s, u"-5"_s);
    set(u"RS_TOKENS_ENC_KEY"_s, u"too-short-to-be-a-key"_s);
    const Ended ended = run();
    QCOMPARE(ended.code, 2);
    for (const QString &name :
        {u"PORT"_s, u"HOST"_s, u"ACCESS_TOKEN_TTL"_s, u"RS_TOKENS_ENC_KEY"_s})
        QVERIFY2(ended.err.contains(name), qPrintable(name));
    QVERIFY(!ended.err.contains(u"too-short-to-be-a-key"));
}

void tst_StartUp::printsTheConfigurationWithoutSecrets()
{
    const QString secret = u"u5rDj53Eu1dIm7At2Cj5W0jIPYb_3UrxN1DFK_fjYCQ"_s;
    set(u"RS_TOKENS_ENC_KEY"_s, secret);
    set(u"OAUTH_CLIENT_ID"_s, u"desk"_s);
    set(u"OAUTH_REDIRECT_ALLOWLIST"_s, u"https://app.example/cb"_s);
    set(u"OAUTH_CLIENT_SECRET"_s, u"Xq7-Lw2_Vb9zKd4RtYp8MnHs3FgJc6Ae"_s);
    const Ended ended = run({u"--print-config"_s});
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    for (const QString &line :
        {u"OAUTH_CLIENT_ID=desk"_s, u"RS_TOKENS_ENC_KEY=***"_s, u"OAUTH_CLIENT_SECRET=***"_s})
        QVERIFY2(ended.out.contains(line), qPrintable(ended.out));
    for (const QString &hidden : {secret, u"Xq7-Lw2_Vb9zKd4RtYp8MnHs3FgJc6Ae"_s})
        QVERIFY(!ended.out.contains(hidden) && !ended.err.contains(hidden));
}

void tst_StartUp::startsAndStopsWhenAsked_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void tst_StartUp::startsAndStopsWhenAsked()
{
    QFETCH(int, number);
    QProcess process;
    const QString said = started(process);
    QVERIFY2(said.startsWith(u"Gatehouse is ready at http://127.0.0.1:"), qPrintable(said));
    ::kill(static_cast<pid_t>(process.processId()), number);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void tst_StartUp::survivesSighup()
{
    set(u"LOG_LEVEL"_s, u"info"_s);
    QProcess process;
    QVERIFY(!started(process).isEmpty());
    ::kill(static_cast<pid_t>(process.processId()), SIGHUP);
    process.setReadChannel(QProcess::StandardError);
    QVERIFY(process.bytesAvailable() > 0 || process.waitForReadyRead(20'000));
    QCOMPARE(process.state(), QProcess::Running);
    process.terminate();
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 0);
}

void tst_StartUp::choosesAPort()
{
    // Everything a client is told is made from the address: it must be the true one.
    QProcess process;
    const QString said = started(process);
    const auto port = said.section(u':', 2).trimmed().toUShort();
    QVERIFY2(port != 0, qPrintable(said));
    QTcpServer probe;
    QVERIFY(!probe.listen(QHostAddress::LocalHost, port));
    process.terminate();
    QVERIFY(process.waitForFinished(20'000));
}

void tst_StartUp::makesItsFolderForTheOwnerOnly()
{
    m_data = m_folder->filePath(u"deep/er/data"_s);
    set(u"DATA_DIR"_s, m_data);
    QCOMPARE(run({u"--add-user"_s, u"ann"_s}, "long enough\n").code, 0);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(m_data) & others));
    QVERIFY(!(QFile::permissions(dataFile(u"tokens.key"_s)) & others));
}

void tst_StartUp::refusesAKeyFileThatOthersRead()
{
    QCOMPARE(run({u"--add-user"_s, u"ann"_s}, "long enough\n").code, 0);
    const QString key = dataFile(u"tokens.key"_s);
    QFile::setPermissions(key, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    const Ended ended = run();
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains(u"chmod 600 "_s + key), qPrintable(ended.err));
    QCOMPARE(ended.err.count(u'\n'), 1);
}

void tst_StartUp::refusesADatabaseThatIsNone()
{
    QVERIFY(QDir().mkpath(m_data));
    QFile file(dataFile(u"gatehouse.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("no database at all ").repeated(1000));
    file.close();
    const Ended ended = run();
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains(file.fileName()), qPrintable(ended.err));
    QVERIFY2(isOneSentence(ended), qPrintable(ended.err));
}

void tst_StartUp::refusesAnOccupiedPort()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    set(u"PORT"_s, QString::number(other.serverPort()));
    const Ended ended = run();
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains(QString::number(other.serverPort())), qPrintable(ended.err));
    QVERIFY2(isOneSentence(ended), qPrintable(ended.err));
}

void tst_StartUp::addsAUser()
{
    const Ended ended = run({u"--add-user"_s, u"ann"_s}, "long enough\n");
    QVERIFY2(ended.code == 0, qPrintable(ended.err));
    QCOMPARE(ended.out, u"The account ann is saved.\n"_s);
    QFile database(dataFile(u"gatehouse.db"_s));
    QVERIFY(database.open(QIODevice::ReadOnly));
    const QByteArray bytes = database.readAll();
    QVERIFY(bytes.contains("$argon2id$") && !bytes.contains("long enough"));
    QCOMPARE(run({u"--add-user"_s, u" "_s}, "long enough\n").code, 1);
}

void tst_StartUp::keepsThePasswordAsItIs()
{
    // Eight characters with the spaces: the form does not trim them either.
    for (const QByteArray line : {" 234567 ", " 234567 \n", " 234567 \r\n"}) {
        const Ended ended = run({u"--add-user"_s, u"ann"_s}, line);
        QVERIFY2(ended.code == 0, qPrintable(ended.err));
    }
    QCOMPARE(run({u"--add-user"_s, u"ann"_s}, "1234567\r\n").code, 1);
}

void tst_StartUp::refusesAShortPassword()
{
    for (const QByteArray line : {"", "\n", "short\n"}) {
        const Ended ended = run({u"--add-user"_s, u"ann"_s}, line);
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains(u"password"), qPrintable(ended.err));
        QVERIFY(!ended.err.contains(u"short\n"));
    }
}

void tst_StartUp::refusesABackupThatIsNone()
{
    const Ended nothing = run({u"--restore"_s, m_folder->filePath(u"none"_s)}, "some passphrase\n");
    QCOMPARE(nothing.code, 1);
    QVERIFY2(isOneSentence(nothing), qPrintable(nothing.err));
    QFile file(m_folder->filePath(u"text"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("no backup\n").repeated(100));
    file.close();
    const Ended text = run({u"--restore"_s, file.fileName(), u"--force"_s}, "some passphrase\n");
    QCOMPARE(text.code, 1);
    QVERIFY2(isOneSentence(text), qPrintable(text.err));
    QCOMPARE(run({u"--restore"_s, file.fileName()}).code, 2); // without a passphrase
    QVERIFY(!QDir(m_data).exists());
}

QTEST_GUILESS_MAIN(tst_StartUp)
#include "tst_StartUp.moc"
