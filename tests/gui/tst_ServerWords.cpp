// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/PeerFindings.h"
#include "findings/PlaceFindings.h"
#include "gui/German.h"
#include "gui/SourceTexts.h"
#include "models/AuditWords.h"
#include "models/ServerWords.h"
#include "net/CurlHttpClient.h"
#include "net/TlsProbe.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using namespace Qt::Literals::StringLiterals;
using models::ServerWords;

namespace {

/// What \a text becomes, and that no part of it is left in English.
bool isGerman(const QString &text, QString &said)
{
    said = ServerWords::said(text);
    return said != text && !holdsEnglish(said);
}

} // namespace

/// What the server says in English is said in the language of the app.
class tst_ServerWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThemInGerman_data();
    void saysThemInGerman();
    void leavesWhatItDoesNotKnow();
    void takesAValueForNothingElse();
    void translatesWhatTheServerTells();
    void saysTheAuditLogInGerman();
    void saysEveryWordOfTheAuditLogInGerman();
    void saysWhatIsFoundInGerman();
    void saysWhyAServerIsNotReachedInGerman();
    void saysWhyAHandshakeFailsInGerman();
    void saysSentenceAfterSentence();
};

void tst_ServerWords::saysThemInGerman_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    const auto row = [](const char *english, const char *german) {
        QTest::newRow(english) << QString::fromUtf8(english) << QString::fromUtf8(german);
    };
    row("The settings fit together.", "Die Einstellungen passen zusammen.");
    row("Only 3.0 MB are free where /var/lib is.", "Nur 3.0 MB sind frei, wo /var/lib liegt.");
    row("gate.example leads to 10.0.0.1, which is no address of the internet.",
        "gate.example führt zu 10.0.0.1, und das ist keine Adresse im Internet.");
    row("The certificate expires on 2026-12-06, in 9 days.",
        "Das Zertifikat läuft am 06.12.2026 ab, in 9 Tagen.");
    row("gatehoused: Another program already listens on 127.0.0.1:3000. Stop it, or choose another "
        "port.",
        "gatehoused: Ein anderes Programm hat 127.0.0.1:3000 schon belegt. Beenden Sie es, oder "
        "wählen Sie einen anderen Port.");
    row("error: PORT=x (/a/b.env, line 1) must be a port number from 0 to 65535.",
        "Fehler: PORT=x (aus /a/b.env, Zeile 1) ist so nicht erlaubt. Erlaubt: eine Portnummer von "
        "0 bis 65535.");
    row("The clock of this machine is 90 seconds ahead of that of time.example.",
        "Die Uhr dieser Maschine geht gegenüber der von time.example um 90 Sekunden vor.");
    row("Cursor stops when it registers: the answer is HTTP 502.",
        "Cursor bleibt stehen, wenn es sich registriert: die Antwort ist HTTP 502.");
    row("The client secret of the provider corp could be guessed: it is a well-known word.",
        "Das Client-Geheimnis des Anbieters corp ist zu erraten: es ist ein bekanntes Wort.");
}

void tst_ServerWords::saysThemInGerman()
{
    const German german;
    QFETCH(QString, english);
    QTEST(ServerWords::said(english), "german");
}

void tst_ServerWords::leavesWhatItDoesNotKnow()
{
    const German german;
    for (const char *text : {"", "A later server says this.", "%1", "%"})
        QCOMPARE(ServerWords::said(QLatin1String(text)), QLatin1String(text));
}

void tst_ServerWords::takesAValueForNothingElse()
{
    const German german;
    QCOMPARE(ServerWords::said(u"The provider %2 cannot be asked: <b>%1</b>\nagain"_s),
        u"Der Anbieter %2 kann nicht gefragt werden: <b>%1</b>\nagain"_s);
}

void tst_ServerWords::translatesWhatTheServerTells()
{
    const German german;
    const QString english = u"The provider corp does not answer as it should: No."_s;
    const QString translated = u"Der Anbieter corp antwortet nicht, wie er sollte: No."_s;
    const protocol::Event alert =
        ServerWords::said(protocol::Event(protocol::Alert {.text = english, .provider = "corp"}));
    QCOMPARE(std::get<protocol::Alert>(alert).text, translated);
    QCOMPARE(std::get<protocol::Alert>(alert).provider, "corp");
    const protocol::Event health =
        ServerWords::said(protocol::Event(protocol::Health {false, {english}}));
    QCOMPARE(std::get<protocol::Health>(health).problems, QStringList {translated});
    QCOMPARE(ServerWords::said(protocol::Failure {.message = english}).message, translated);
    protocol::Examination examination;
    examination.checks = {{.name = u"store"_s, .title = u"the database"_s}};
    examination.findings = {{.id = u"store"_s, .what = u"The database is whole."_s}};
    const protocol::Examination said = ServerWords::reply(examination);
    QCOMPARE(said.checks.first().title, u"die Datenbank"_s);
    QCOMPARE(said.findings.first().what, u"Die Datenbank ist heil."_s);
    QCOMPARE(said.findings.first().id, u"store"_s);
    QCOMPARE(ServerWords::reply(protocol::Ended {3}).sessions, 3);
}

void tst_ServerWords::saysTheAuditLogInGerman()
{
    const German german;
    using models::AuditWords;
    const auto about = [](const QString &kind, const QString &detail) {
        return AuditWords::about({.kind = kind, .detail = detail});
    };
    QCOMPARE(about(u"signin.accepted"_s, u"by corp"_s), u"über corp"_s);
    QCOMPARE(
        about(u"signin.refused"_s, u"not allowed, by corp"_s), u"nicht zugelassen, über corp"_s);
    QCOMPARE(about(u"signin.refused"_s, u"wrong password"_s), u"falsches Kennwort"_s);
    QCOMPARE(about(u"session.ended"_s, u"expired"_s), u"sie ist abgelaufen"_s);
    QCOMPARE(about(u"client.registered"_s, u"https://a.example/cb"_s), u"https://a.example/cb"_s);
    QCOMPARE(AuditWords::actor({.actor = u"the client"_s}), u"der Client"_s);
    QCOMPARE(AuditWords::actor({.actor = u"ann, gatehousectl"_s}), u"ann, gatehousectl"_s);
}

/// The words are read where they are written.
void tst_ServerWords::saysEveryWordOfTheAuditLogInGerman()
{
    const German german;
    using models::AuditWords;
    int seen = 0;
    for (const SourceText &one : textsIn(u"server/oauth/Auditor.cpp"_s)) {
        if (!one.isWide || one.isLogged || one.text.size() < 3)
            continue;
        ++seen;
        bool isSaid = AuditWords::actor({.actor = one.text}) != one.text;
        for (const QString &kind : AuditWords::kinds()) {
            const QString about = AuditWords::about({.kind = kind, .detail = one.text});
            isSaid = isSaid || (!about.isEmpty() && about != one.text);
        }
        QVERIFY2(isSaid, qPrintable(one.text));
    }
    QVERIFY(seen > 12);
    QCOMPARE(AuditWords::actor({.actor = u"user 1000, process 77, gatehousectl 1.0"_s}),
        u"Benutzer 1000, Prozess 77, gatehousectl 1.0"_s);
    QCOMPARE(AuditWords::about({.kind = u"token.created"_s,
                 .detail = u"Night, for all, for https://gate.example/mcp"_s}),
        u"Night, for all, für https://gate.example/mcp"_s);
    QCOMPARE(AuditWords::about({.kind = u"server.started"_s, .detail = u"version 1.0"_s}),
        u"Version 1.0"_s);
    QCOMPARE(AuditWords::about(
                 {.kind = u"audit.skipped"_s, .detail = u"17 more from 1 to 2 were not kept."_s}),
        u"17 weitere von 1 bis 2 wurden nicht aufbewahrt."_s);
}

/// Real ones, as good and as bad as they come.
void tst_ServerWords::saysWhatIsFoundInGerman()
{
    using namespace findings;
    const base::sys_seconds now(base::seconds(1'700'000'000));
    const auto isPublic = [](const QHostAddress &address) { return address.isGlobal(); };
    const base::Result<void> refused = base::Err(base::Error {base::ErrorKind::Unavailable,
        u"https://login.corp.example could not be reached: Connection refused."_s});
    QList<Finding> all {providerFinding(u"corp"_s, {}), providerFinding(u"corp"_s, refused),
        credentialsFinding(u"corp"_s, {"invalid_grant", {}}),
        credentialsFinding(
            u"corp"_s, {"invalid_client", u"The provider refused the code: invalid_client."_s}),
        credentialsFinding(u"corp"_s,
            {"redirect_uri_mismatch", u"The provider refused the code: redirect_uri_mismatch."_s}),
        credentialsFinding(u"corp"_s, {{}, u"it took a code that nobody has."_s}),
        mcpFinding({.name = u"files"_s, .tools = 3}),
        mcpFinding({.name = u"files"_s, .problem = u"its program npx is not found."_s}),
        mcpFinding({.name = u"files"_s,
            .problem =
                u"initialize is answered with HTTP 502: The MCP server cannot be reached."_s}),
        mcpFinding({.name = u"files"_s,
            .problem = u"tools/list is answered with HTTP 404 and no JSON-RPC answer."_s}),
        mcpFinding({.name = u"files"_s, .notAsked = u"its rules let only some people in"_s}),
        signInFinding({.file = u"cursor"_s, .product = u"Cursor"_s}),
        addressFinding(u"gate.example"_s, {}, isPublic),
        addressFinding(u"localhost"_s, {QHostAddress::LocalHost}, isPublic),
        addressFinding(u"gate.example"_s, {QHostAddress(u"10.0.0.1"_s)}, isPublic),
        addressFinding(u"gate.example"_s, {QHostAddress(u"8.8.8.8"_s)}, isPublic),
        tlsFinding({u"The certificate has expired."_s, {}}, now), tlsFinding({{}, {}}, now),
        tlsFinding({{}, now - base::seconds(1)}, now),
        tlsFinding({{}, now + base::seconds(86400)}, now),
        tlsFinding({{}, now + base::seconds(86400 * 99)}, now),
        documentFinding(
            {.url = "https://gate.example/x", .problem = u"The name has no address."_s}, {}),
        documentFinding({.url = "https://gate.example/x", .status = 404}, {}),
        documentFinding({.url = "https://gate.example/x", .status = 200, .body = "a"}, "b"),
        documentFinding({.url = "https://gate.example/x", .status = 200, .body = "a"}, "a"),
        clockFinding(u"login.example"_s, now, now),
        clockFinding(u"login.example"_s, now, now + base::seconds(90)),
        clockFinding(u"login.example"_s, now, now - base::seconds(30)), storeFinding({}),
        storeFinding(base::Err(
            base::Error {base::ErrorKind::Unavailable, u"It was not read to its end."_s}))};
    for (const SignInStep step : {SignInStep::Challenge, SignInStep::Discovery,
             SignInStep::Registration, SignInStep::Authorization})
        all.append(signInFinding({.file = u"cursor"_s,
            .product = u"Cursor"_s,
            .stoppedAt = step,
            .problem = u"the answer is HTTP 400: redirect_uris must name at least one URI."_s}));
    all += diskFindings({.folder = u"/var/lib/gate"_s, .isWritable = false, .isPrivate = false});
    all += diskFindings({.folder = u"/var/lib/gate"_s, .freeBytes = DiskProblem - 1});
    all += diskFindings({.folder = u"/var/lib/gate"_s, .freeBytes = DiskWarning - 1});
    all += diskFindings({.folder = u"/var/lib/gate"_s, .freeBytes = DiskWarning * 9});
    all += settingsFindings({}, {});
    const German german;
    QString said;
    for (const Finding &finding : all) {
        for (const QString &text : {finding.what, finding.why, finding.fix})
            QVERIFY2(text.isEmpty() || isGerman(text, said), qPrintable(text + u'\n' + said));
    }
}

void tst_ServerWords::saysWhyAServerIsNotReachedInGerman()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QByteArray nobody = "http://127.0.0.1:" + QByteArray::number(closed.serverPort());
    closed.close();
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QByteArray mute = "http://127.0.0.1:" + QByteArray::number(silent.serverPort());
    net::CurlHttpClient client(net::HttpClientOptions {});
    const German german;
    for (const QByteArray &url : {nobody, mute, QByteArray("http://nobody.invalid/")}) {
        QString why;
        client.send({.url = url, .timeout = std::chrono::milliseconds(url == mute ? 50 : 5000)},
            this, [&why](const auto &answer) {
                why = answer ? u"it is there"_s : answer.error().message;
            });
        QTRY_VERIFY(!why.isEmpty());
        QString said;
        QVERIFY2(isGerman(why, said), qPrintable(why + u'\n' + said));
    }
}

void tst_ServerWords::saysWhyAHandshakeFailsInGerman()
{
    QTcpServer plain; // speaks no TLS
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, this,
        [&plain] { plain.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 nobody = closed.serverPort();
    closed.close();
    const German german;
    for (const quint16 port : {nobody, plain.serverPort()}) {
        QString why;
        const net::TlsProbe probe({u"127.0.0.1"_s, port}, QSslConfiguration::defaultConfiguration(),
            [&why](const net::SeenCertificates &seen) { why = seen.problem; });
        QTRY_VERIFY(!why.isEmpty());
        QString said;
        QVERIFY2(isGerman(why, said), qPrintable(why + u'\n' + said));
    }
}

void tst_ServerWords::saysSentenceAfterSentence()
{
    const German german;
    QCOMPARE(ServerWords::said(
                 u"Nothing was changed. PORT=x (the environment) must be a port number from 0 to "
                 "65535. HOST=y must be an IP address or localhost; 0.0.0.0 and :: mean every "
                 "address."_s),
        u"Es wurde nichts geändert. PORT=x (aus der Umgebung) ist so nicht erlaubt. Erlaubt: eine "
        "Portnummer von 0 bis 65535. HOST=y ist so nicht erlaubt. Erlaubt: eine IP-Adresse oder "
        "localhost; 0.0.0.0 und :: heißen: jede Adresse."_s);
    // What a provider says stands between what the server says.
    QCOMPARE(
        ServerWords::said(u"The database is whole. Nobody knows this. The database is whole."_s),
        u"Die Datenbank ist heil. Nobody knows this. Die Datenbank ist heil."_s);
    QCOMPARE(ServerWords::said(u"The file /a/b cannot be written: No space left on device."_s),
        u"Die Datei /a/b lässt sich nicht schreiben: auf dem Datenträger ist kein Platz mehr."_s);
    for (const QString &unknown :
        {u"One. "_s.repeated(50), u"The database is whole. "_s.repeated(500)})
        QCOMPARE(ServerWords::said(unknown), unknown); // of no server
}

QTEST_GUILESS_MAIN(tst_ServerWords)
#include "tst_ServerWords.moc"
