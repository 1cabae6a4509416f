// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/BuiltinTools.h"
#include "McpBench.h"

#include <QTest>

using namespace gatehouse;
using namespace gateway;
using namespace test;

class tst_BuiltinTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThreeWithSchemas();
    void whoamiTellsTheCaller();
    void healthTellsVersionAndUptime();
    void echoGivesTheTextBack_data();
    void echoGivesTheTextBack();
    void echoWithoutTextIsAToolError();
    void nothingElseExists_data();
    void nothingElseExists();

private:
    std::optional<QJsonObject> call(const QString &name, const QJsonObject &arguments = {}) const
    {
        return callBuiltinTool(
            name, arguments, {m_caller, std::chrono::seconds(90), m_caller.session.openedAt});
    }
    static QString textOf(const QJsonObject &result)
    {
        const QJsonObject first = result.value("content"_L1).toArray().first().toObject();
        return first.value("type"_L1) == "text"_L1 ? first.value("text"_L1).toString() : QString();
    }

    const oauth::AccessRecord m_caller = callerOf("one");
};

void tst_BuiltinTools::areThreeWithSchemas()
{
    QStringList names;
    for (const auto &tool : builtinTools()) {
        names.append(tool["name"_L1].toString());
        QCOMPARE(tool["inputSchema"_L1]["type"_L1], QJsonValue(u"object"_s));
        QVERIFY(tool["inputSchema"_L1]["properties"_L1].isObject());
        QVERIFY(!tool["description"_L1].toString().isEmpty());
    }
    QCOMPARE(names, (QStringList {u"whoami"_s, u"health"_s, u"echo"_s}));
}

void tst_BuiltinTools::whoamiTellsTheCaller()
{
    const auto result = call(u"whoami"_s);
    QVERIFY(result && !result->contains("isError"_L1));
    const QJsonObject who = result->value("structuredContent"_L1).toObject();
    QCOMPARE(who.value("name"_L1).toString(), u"Ann Ä"_s);
    QCOMPARE(who.value("email"_L1).toString(), u"ann@example.com"_s);
    QCOMPARE(who.value("subject"_L1).toString(), u"subject-one"_s);
    QCOMPARE(who.value("issuer"_L1).toString(), u"https://accounts.example"_s);
    QCOMPARE(who.value("client"_L1).toString(), u"client-one"_s);
    QCOMPARE(who.value("session"_L1).toString(), u"one"_s);
    QCOMPARE(who.value("scope"_L1).toString(), u"mcp"_s);
    QCOMPARE(who.value("signedInAt"_L1).toString(), u"2026-01-01T00:00:00Z"_s);
    QCOMPARE(who.value("tokenExpiresAt"_L1).toString(), u"2026-01-01T01:00:00Z"_s);
    // The text says the same for clients that know no structured content.
    QCOMPARE(QJsonDocument::fromJson(textOf(*result).toUtf8()).object(), who);
}

void tst_BuiltinTools::healthTellsVersionAndUptime()
{
    const QJsonObject health = call(u"health"_s)->value("structuredContent"_L1).toObject();
    QCOMPARE(health.value("status"_L1).toString(), u"ok"_s);
    QCOMPARE(health.value("uptimeSeconds"_L1).toInt(), 90);
    QCOMPARE(health.value("version"_L1).toString(), QStringLiteral(GATEHOUSE_VERSION));
    QCOMPARE(health.value("time"_L1).toString(), u"2026-01-01T00:00:00Z"_s);
}

void tst_BuiltinTools::echoGivesTheTextBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("plain") << u"hello"_s;
    QTest::newRow("many scripts") << u"ä 你好 🚪"_s;
    QTest::newRow("control characters") << u"a\r\nb\u0001\u001b[0m"_s;
    QTest::newRow("markup") << u"<script>\"&'</script>"_s;
}

void tst_BuiltinTools::echoGivesTheTextBack()
{
    QFETCH(QString, text);
    const auto result = call(u"echo"_s, {{u"text"_s, text}});
    QVERIFY(result && !result->contains("isError"_L1));
    QCOMPARE(textOf(*result), text);
}

void tst_BuiltinTools::echoWithoutTextIsAToolError()
{
    for (const QJsonObject &arguments : {QJsonObject(), QJsonObject {{u"text"_s, 1}},
             QJsonObject {{u"text"_s, QJsonValue::Null}}, QJsonObject {{u"Text"_s, u"x"_s}}}) {
        const auto result = call(u"echo"_s, arguments);
        QVERIFY(result);
        QCOMPARE(result->value("isError"_L1), QJsonValue(true));
        QVERIFY(textOf(*result).contains(u"text"));
    }
}

void tst_BuiltinTools::nothingElseExists_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"", "Echo", "echo ", " echo", "gatehouse/echo", "eсho"})
        QTest::addRow("<%s>", name) << QString::fromUtf8(name);
}

void tst_BuiltinTools::nothingElseExists()
{
    QFETCH(QString, name);
    QVERIFY(!call(name, {{u"text"_s, u"x"_s}}));
}

QTEST_GUILESS_MAIN(tst_BuiltinTools)
#include "tst_BuiltinTools.moc"
