// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "CtlRun.h"

#include <sys/ioctl.h>

#include <fcntl.h>
#include <termios.h>

using namespace gatehouse;
using namespace gatehouse::test;

/// gatehousectl config and secret, with a real server.
class tst_Settings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsSettings();
    void showsOneSetting();
    void changesSettings();
    void changesAllOrNothing();
    void checksTheFiles();
    void keepsASecretFromAPipe();
    void readsASecretThatIsNotShown();
    void takesNoSecretFromTheCommandLine();

private:
    Ended ctl(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return m_run.run(arguments + QStringList {u"--socket"_s, m_flow->adminSocket()}, input);
    }
    QString secretFile() const { return m_flow->dataDir() + u"/secrets/files-key"_s; }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    CtlRun m_run;
    std::unique_ptr<Flow> m_flow;
};

void tst_Settings::init()
{
    m_flow = std::make_unique<Flow>();
}

void tst_Settings::listsSettings()
{
    const Ended all = ctl({u"config"_s, u"list"_s});
    QVERIFY2(all.code == 0, qPrintable(all.err));
    QVERIFY(all.out.startsWith(u"SETTING"_s));
    for (const QString &part : {u"AUTH_STRATEGY"_s, u"the command line"_s, u"SECRET_STORE"_s})
        QVERIFY2(all.out.contains(part), qPrintable(all.out));
    const Ended some = ctl({u"config"_s, u"list"_s, u"refresh"_s});
    QCOMPARE(some.out.split(u'\n', Qt::SkipEmptyParts).size(), 4);
    const Ended json = ctl({u"config"_s, u"list"_s, u"--set"_s, u"--json"_s});
    QCOMPARE(json.json().value("rows"_L1).toArray().size(), 6); // that every flow has
}

void tst_Settings::showsOneSetting()
{
    const Ended one = ctl({u"config"_s, u"get"_s, u"ACCESS_TOKEN_TTL"_s});
    QVERIFY2(one.code == 0, qPrintable(one.err));
    QVERIFY(one.out.startsWith(u"ACCESS_TOKEN_TTL=1h\nfrom      default\n"_s));
    QVERIFY(one.out.contains(u"takes effect at once"_s));
    QVERIFY(ctl({u"config"_s, u"get"_s, u"PORT"_s}).out.contains(u"wins over the settings file"_s));
    QCOMPARE(ctl({u"config"_s, u"get"_s, u"PORT"_s, u"--json"_s}).firstRow().value("name"_L1),
        QJsonValue(u"PORT"_s));
    QCOMPARE(ctl({u"config"_s, u"get"_s, u"POTR"_s}).code, 1);
}

void tst_Settings::changesSettings()
{
    const Ended set =
        ctl({u"config"_s, u"set"_s, u"ACCESS_TOKEN_TTL=2h"_s, u"MCP_TITLE=Team = tools"_s});
    QVERIFY2(set.code == 0, qPrintable(set.err));
    QCOMPARE(set.out,
        u"Saved, and in force: ACCESS_TOKEN_TTL.\nAfter a restart of the server: MCP_TITLE.\n"_s);
    QCOMPARE(
        contentOf(m_flow->settingsFile()), "ACCESS_TOKEN_TTL=2h\nMCP_TITLE=\"Team = tools\"\n");
    QVERIFY(ctl({u"config"_s, u"list"_s, u"MCP_TITLE"_s}).out.contains(u"after a restart"_s));
    QCOMPARE(ctl({u"config"_s, u"set"_s, u"MCP_TITLE="_s}).out, u"Saved.\n"_s);
    QCOMPARE(contentOf(m_flow->settingsFile()), "ACCESS_TOKEN_TTL=2h\n");
    QCOMPARE(ctl({u"config"_s, u"set"_s, u"MCP_TITLE"_s}).code, 2);
    QCOMPARE(ctl({u"config"_s, u"set"_s}).code, 2);
}

void tst_Settings::changesAllOrNothing()
{
    const Ended set =
        ctl({u"config"_s, u"set"_s, u"MCP_TITLE=Mine"_s, u"PORT=1"_s, u"REFRESH_GRACE=1d"_s});
    QCOMPARE(set.code, 1);
    QVERIFY2(set.err.startsWith(u"gatehousectl: Nothing was changed."_s)
            && set.err.contains(u"PORT comes from the command line"_s)
            && set.err.contains(u"REFRESH_GRACE=1d"_s),
        qPrintable(set.err));
    QVERIFY(!QFileInfo::exists(m_flow->settingsFile()));
}

void tst_Settings::checksTheFiles()
{
    QCOMPARE(ctl({u"config"_s, u"check"_s}).out, u"The settings are good.\n"_s);
    QFile file(m_flow->settingsFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("MCP_TITEL=x\nREFRESH_GRACE=1d\n");
    file.close();
    const Ended checked = ctl({u"config"_s, u"check"_s});
    QCOMPARE(checked.code, 1);
    QVERIFY2(checked.out.contains(u"Mistake: REFRESH_GRACE=1d"_s)
            && checked.out.contains(u"Did you mean MCP_TITLE"_s),
        qPrintable(checked.out));
}

void tst_Settings::keepsASecretFromAPipe()
{
    const QStringList has {u"secret"_s, u"has"_s, u"files-key"_s};
    const Ended without = ctl(has);
    QCOMPARE(without.code, 1);
    QCOMPARE(without.out, u"There is no secret files-key.\n"_s);
    const Ended kept = ctl({u"secret"_s, u"set"_s, u"files-key"_s}, "s3cret with blanks \r\n");
    QVERIFY2(kept.code == 0, qPrintable(kept.err));
    QVERIFY(!(kept.out + kept.err).contains(u"s3cret"_s));
    QCOMPARE(contentOf(secretFile()), "s3cret with blanks ");
    QCOMPARE(ctl(has).code, 0);
    QCOMPARE(ctl(has + QStringList {u"--json"_s}).json().value("present"_L1), QJsonValue(true));
    QCOMPARE(ctl({u"secret"_s, u"remove"_s, u"files-key"_s}).code, 0);
    QVERIFY(!QFileInfo::exists(secretFile()));
    QCOMPARE(ctl({u"secret"_s, u"remove"_s, u"files-key"_s}).code, 1);
    QCOMPARE(ctl({u"secret"_s, u"set"_s, u"files-key"_s}, "\n").code, 2);
    QCOMPARE(ctl({u"secret"_s, u"set"_s, u"../key"_s}, "s3cret\n").code, 1);
}

void tst_Settings::readsASecretThatIsNotShown()
{
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
    const QString name = QString::fromLatin1(::ptsname(terminal));
    const int held = ::open(qPrintable(name), O_RDWR | O_NOCTTY | O_CLOEXEC);
    QByteArray shown;
    const auto read = [&] {
        char buffer[4096];
        const auto count = ::read(terminal, buffer, sizeof buffer);
        shown += count > 0 ? QByteArray(buffer, count) : QByteArray();
        return shown;
    };
    for (const QByteArray &typed : {QByteArray("s3cret\n"), QByteArray("s3cr\x03")}) {
        QProcess process;
        m_run.prepare(
            process, {u"secret"_s, u"set"_s, u"files-key"_s, u"--socket"_s, m_flow->adminSocket()});
        process.setStandardInputFile(name);
        process.start();
        QByteArray prompt;
        QVERIFY(QTest::qWaitFor(
            [&] {
                prompt += process.readAllStandardError();
                return prompt.contains("The secret files-key: ");
            },
            20'000));
        // It is asked for before the terminal shows nothing, and what was typed too early is lost.
        termios mode {};
        QVERIFY(QTest::qWaitFor(
            [&] { return ::tcgetattr(held, &mode) == 0 && !(mode.c_lflag & ECHO); }, 20'000));
        QCOMPARE(::write(terminal, typed.constData(), std::size_t(typed.size())), typed.size());
        QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 20'000));
        QCOMPARE(process.exitCode(), typed.endsWith('\n') ? 0 : 2);
        QVERIFY2(!read().contains("s3cr"), shown.constData());
        QVERIFY(::tcgetattr(held, &mode) == 0 && (mode.c_lflag & ECHO) && (mode.c_lflag & ISIG));
        QCOMPARE(contentOf(secretFile()), "s3cret");
    }
    ::close(held);
    ::close(terminal);
}

void tst_Settings::takesNoSecretFromTheCommandLine()
{
    QCOMPARE(ctl({u"secret"_s, u"set"_s, u"files-key"_s, u"s3cret"_s}).code, 2);
    QCOMPARE(ctl({u"secret"_s, u"set"_s, u"files-key=s3cret"_s}, "s3cret\n").code, 1);
    const Ended set = ctl({u"config"_s, u"set"_s, u"OAUTH_CLIENT_SECRET=s3cret"_s});
    QCOMPARE(set.code, 1);
    QVERIFY(set.err.contains(u"gatehousectl secret set OAUTH_CLIENT_SECRET"_s));
    QVERIFY(!set.err.contains(u"s3cret"_s));
}

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_Settings.moc"
