// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdminRig.h"
#include "support/CapturedLog.h"

#include <QJsonArray>
#include <QLoggingCategory>
#include <QTest>

#include <unistd.h>

using namespace gatehouse;
using namespace gatehouse::test;
using oauth::AuditKind;
using protocol::FailureCode;

namespace {

constexpr char Value[] = "s3cret-bytes";

QByteArray textOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

/// What the owner asks and changes of settings and secrets, and what is told and noted of it.
class tst_SettingsRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsSettings();
    void judgesAllValuesAtOnce();
    void notesWhoChangedWhichSetting();
    void keepsASecretAndNamesOnlyItsName();
    void notesNothingThatWasRefused();
    void givesNoSecretBack();
    void saysNothingOfASecret();
    void survivesAnAskerWhoLeaves();
    void survivesASocketThatCloses();

private:
    static base::Err<base::Error> refusal()
    {
        return base::Err(base::Error {base::ErrorKind::Unavailable, u"The keychain is locked."_s});
    }

    QList<oauth::AuditEntry> m_changes; ///< of the audit log
    std::unique_ptr<AdminRig> m_rig;
    std::unique_ptr<RawAdmin> m_client;
};

void tst_SettingsRequests::init()
{
    m_client.reset();
    m_rig = std::make_unique<AdminRig>();
    m_changes.clear();
    m_rig->tellsAudit = true;
    m_rig->audit.addListener([this](const oauth::AuditRow &row) {
        if (row.entry.kind == AuditKind::SettingChanged
            || row.entry.kind == AuditKind::SecretChanged)
            m_changes.append(row.entry);
    });
    m_rig->start();
    m_client = std::make_unique<RawAdmin>(m_rig->client());
}

void tst_SettingsRequests::listsSettings()
{
    const QJsonArray rows = m_client->resultOf("settings.get").value("rows"_L1).toArray();
    QCOMPARE(rows.first().toObject().value("name"_L1), QJsonValue(u"PORT"_s));
}

void tst_SettingsRequests::judgesAllValuesAtOnce()
{
    const QJsonArray mistakes =
        m_client
            ->resultOf("settings.validate",
                R"({"values":[{"name":"A","value":"1"},{"name":"B","value":""}]})")
            .value("mistakes"_L1)
            .toArray();
    QCOMPARE(mistakes.size(), 2);
    QCOMPARE(mistakes.last().toObject().value("name"_L1), QJsonValue(u"B"_s));
    QVERIFY(m_rig->configuration.values.isEmpty() && m_changes.isEmpty());
}

void tst_SettingsRequests::notesWhoChangedWhichSetting()
{
    QVERIFY(m_client
                ->ask("settings.set",
                    R"({"values":[{"name":"A","value":"1"},{"name":"B","value":"2"}]})")
                .contains("result"_L1));
    QCOMPARE(m_rig->configuration.values.size(), 2);
    QCOMPARE(m_changes.size(), 2);
    const oauth::AuditEntry &change = m_changes.last();
    QCOMPARE(change.kind, AuditKind::SettingChanged);
    QCOMPARE(change.subject, "B");
    QCOMPARE(change.actor,
        u"user %1, process %2, test"_s.arg(::geteuid()).arg(QCoreApplication::applicationPid()));
}

void tst_SettingsRequests::keepsASecretAndNamesOnlyItsName()
{
    const QJsonObject name {{"name"_L1, u"key"_s}};
    QCOMPARE(m_client->resultOf("secrets.set", R"({"name":"key","value":"s3cret-bytes"})"), name);
    QCOMPARE(m_rig->configuration.secrets.value("key"), Value);
    QCOMPARE(m_client->resultOf("secrets.has", R"({"name":"key"})"),
        (QJsonObject {{"name"_L1, u"key"_s}, {"present"_L1, true}}));
    QCOMPARE(m_client->resultOf("secrets.remove", R"({"name":"key"})"), name);
    QCOMPARE(m_client->resultOf("secrets.has", R"({"name":"key"})").value("present"_L1),
        QJsonValue(false));
    QCOMPARE(m_changes.size(), 2);
    QCOMPARE(m_changes.first().kind, AuditKind::SecretChanged);
    QCOMPARE(m_changes.first().detail, u"set"_s);
    QCOMPARE(m_changes.last().detail, u"removed"_s);
    QCOMPARE(m_changes.last().subject, "key");
}

void tst_SettingsRequests::notesNothingThatWasRefused()
{
    m_rig->configuration.outcome = refusal();
    for (const auto &[method, params] : std::initializer_list<std::pair<QByteArray, QByteArray>> {
             {"settings.set", R"({"values":[{"name":"A","value":"1"}]})"},
             {"secrets.set", R"({"name":"key","value":"s3cret-bytes"})"},
             {"secrets.has", R"({"name":"key"})"}, {"secrets.remove", R"({"name":"key"})"}}) {
        const QJsonObject error = m_client->errorOf(method, params);
        QCOMPARE(codeOf(error), codeOf(FailureCode::Unavailable));
        QCOMPARE(error.value("message"_L1), QJsonValue(u"The keychain is locked."_s));
    }
    QVERIFY(m_changes.isEmpty());
}

void tst_SettingsRequests::givesNoSecretBack()
{
    for (const char *method : {"secrets.get", "secrets.list", "secrets.read"})
        QCOMPARE(codeOf(m_client->errorOf(method, R"({"name":"key"})")),
            codeOf(FailureCode::MethodNotFound));
}

/// Whatever is wrong with how it was sent.
void tst_SettingsRequests::saysNothingOfASecret()
{
    QLoggingCategory::setFilterRules(u"*.debug=true"_s);
    CapturedLog log;
    QByteArray said;
    for (const char *params : {R"({"name":"key","value":"s3cret-bytes"})",
             R"({"name":"key","value":["s3cret-bytes"]})", R"({"name":1,"value":"s3cret-bytes"})",
             R"({"value":"s3cret-bytes"})", R"({"name":"key","value":"s3cret-bytes","more":1})"})
        said += textOf(m_client->ask("secrets.set", params));
    m_client->send("{\"jsonrpc\":\"2.0\",\"id\":99,\"method\":\"secrets.set\",\"params\":"
                   "{\"value\":\"s3cret-bytes\",\"value\":\"s3cret-bytes\"}}\n");
    said += m_client->line().value_or("nothing");
    QVERIFY(!said.contains("nothing"));
    m_rig->configuration.outcome = refusal();
    said += textOf(m_client->ask("secrets.set", R"({"name":"key","value":"s3cret-bytes"})"));
    QVERIFY(said.contains("keychain is locked"));
    QVERIFY2(!said.contains("s3cret"), said.constData());
    QVERIFY2(log.text().contains("secrets.set"), log.text().constData());
    QVERIFY2(!log.text().contains("s3cret"), log.text().constData());
    QLoggingCategory::setFilterRules({});
}

void tst_SettingsRequests::survivesAnAskerWhoLeaves()
{
    QVERIFY(m_client->send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"secrets.set\","
                           "\"params\":{\"name\":\"key\",\"value\":\"s3cret-bytes\"}}\n"));
    m_client.reset();
    QTRY_COMPARE(m_changes.size(), 1);
    QTRY_COMPARE(m_rig->server->connections(), 0);
}

void tst_SettingsRequests::survivesASocketThatCloses()
{
    m_rig->configuration.holdsBack = true;
    QVERIFY(m_client->send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"settings.set\","
                           "\"params\":{\"values\":[{\"name\":\"A\",\"value\":\"1\"}]}}\n"));
    QTRY_COMPARE(m_rig->configuration.held(), 1);
    m_rig->server.reset();
    m_rig->configuration.letGo();
    QTRY_COMPARE(m_changes.size(), 1);
}

QTEST_GUILESS_MAIN(tst_SettingsRequests)
#include "tst_SettingsRequests.moc"
