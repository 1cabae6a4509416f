// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "base/Log.h"

#include <QTemporaryFile>
#include <QtTest>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace gatehouse::base;

namespace {

constexpr qint64 Moment = 1767225600123; // 2026-01-01T00:00:00.123Z

QByteArray line(LogFormat format, const QString &message, QtMsgType type = QtWarningMsg)
{
    return formatLogLine(format, type, "oauth", message, Moment);
}

} // namespace

class tst_Log : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesALineForPeople();
    void writesALineForMachines();
    void writesALineForSystemd_data();
    void writesALineForSystemd();
    void namesTheLevel_data();
    void namesTheLevel();
    void writesUnnamedCategoriesAsDefault();
    void letsNoNameForgeALine_data();
    void letsNoNameForgeALine();
    void leavesOrdinaryTextAlone();
    void writesWholeLinesFromTheLevelOnToStandardError();
};

void tst_Log::writesALineForPeople()
{
    QCOMPARE(line(LogFormat::Text, u"Session x ended."_s),
        "2026-01-01T00:00:00.123Z warning oauth: Session x ended.");
}

void tst_Log::writesALineForMachines()
{
    const auto object = parseJsonObject(line(LogFormat::Json, u"He said \"no\"."_s));
    QVERIFY(object);
    QCOMPARE(object->value("time"_L1).toString(), u"2026-01-01T00:00:00.123Z"_s);
    QCOMPARE(object->value("level"_L1).toString(), u"warning"_s);
    QCOMPARE(object->value("category"_L1).toString(), u"oauth"_s);
    QCOMPARE(object->value("message"_L1).toString(), u"He said \"no\"."_s);
}

void tst_Log::writesALineForSystemd_data()
{
    // sd-daemon(3)
    QTest::addColumn<QtMsgType>("type");
    QTest::addColumn<QByteArray>("prefix");
    QTest::addRow("debug") << QtDebugMsg << QByteArray("<7>");
    QTest::addRow("info") << QtInfoMsg << QByteArray("<6>");
    QTest::addRow("warning") << QtWarningMsg << QByteArray("<4>");
    QTest::addRow("critical") << QtCriticalMsg << QByteArray("<3>");
    QTest::addRow("fatal") << QtFatalMsg << QByteArray("<3>");
}

void tst_Log::writesALineForSystemd()
{
    QFETCH(QtMsgType, type);
    QFETCH(QByteArray, prefix);
    QCOMPARE(line(LogFormat::Journal, u"Hello."_s, type), prefix + "oauth: Hello.");
}

void tst_Log::namesTheLevel_data()
{
    QTest::addColumn<QtMsgType>("type");
    QTest::addColumn<QByteArray>("level");
    QTest::addRow("debug") << QtDebugMsg << QByteArray("debug");
    QTest::addRow("info") << QtInfoMsg << QByteArray("info");
    QTest::addRow("warning") << QtWarningMsg << QByteArray("warning");
    QTest::addRow("critical") << QtCriticalMsg << QByteArray("error");
    QTest::addRow("fatal") << QtFatalMsg << QByteArray("error");
}

void tst_Log::namesTheLevel()
{
    QFETCH(QtMsgType, type);
    QFETCH(QByteArray, level);
    const QByteArray text = line(LogFormat::Text, u"Hello."_s, type);
    QCOMPARE(text.split(' ').at(1), level);
}

void tst_Log::writesUnnamedCategoriesAsDefault()
{
    const QByteArray text =
        formatLogLine(LogFormat::Journal, QtInfoMsg, nullptr, u"Hello."_s, Moment);
    QCOMPARE(text, "<6>default: Hello.");
}

void tst_Log::letsNoNameForgeALine_data()
{
    QTest::addColumn<QString>("evil");
    QTest::addColumn<QByteArray>("shown");
    QTest::addRow("newline") << u"\n<3>oauth: forged"_s << QByteArray("\\x0a<3>oauth: forged");
    QTest::addRow("carriage return") << u"\rforged"_s << QByteArray("\\x0dforged");
    QTest::addRow("terminal escape") << u"\x1b[2J"_s << QByteArray("\\x1b[2J");
    QTest::addRow("delete") << QString(QChar(0x7f)) << QByteArray("\\x7f");
    QTest::addRow("C1 control") << QString(QChar(0x9b)) << QByteArray("\\x9b");
    QTest::addRow("line separator") << QString(QChar(0x2028)) << QByteArray("\\x2028");
    QTest::addRow("zero") << QString(QChar(0)) << QByteArray("\\x00");
    QTest::addRow("right to left override") << QString(QChar(0x202e)) << QByteArray("\\x202e");
    QTest::addRow("right to left isolate") << QString(QChar(0x2067)) << QByteArray("\\x2067");
}

void tst_Log::letsNoNameForgeALine()
{
    QFETCH(QString, evil);
    QFETCH(QByteArray, shown);
    for (const auto format : {LogFormat::Text, LogFormat::Journal})
        QVERIFY(line(format, u"Client "_s + evil).endsWith("oauth: Client " + shown));
    const auto object = parseJsonObject(line(LogFormat::Json, u"Client "_s + evil));
    QVERIFY(object);
    QCOMPARE(object->value("message"_L1).toString().toUtf8(), "Client " + shown);
}

void tst_Log::leavesOrdinaryTextAlone()
{
    const QString text = u"Jürgen \"日本\" \\ 😀"_s;
    QVERIFY(line(LogFormat::Text, text).endsWith(text.toUtf8()));
}

void tst_Log::writesWholeLinesFromTheLevelOnToStandardError()
{
    QTemporaryFile captured;
    QVERIFY(captured.open());
    const int standardError = dup(STDERR_FILENO);
    dup2(captured.handle(), STDERR_FILENO);
    const QtMessageHandler before = qInstallMessageHandler(nullptr);
    installLog(LogFormat::Journal, LogLevel::Warning);
    qInfo("too quiet");
    qWarning("loud\nenough");
    qCritical("very loud");
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules(QString());
    dup2(standardError, STDERR_FILENO);
    close(standardError);

    captured.seek(0);
    QCOMPARE(captured.readAll(), "<4>default: loud\\x0aenough\n<3>default: very loud\n");
}

QTEST_GUILESS_MAIN(tst_Log)
#include "tst_Log.moc"
