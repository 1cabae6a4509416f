// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/RawAdmin.h"
#include "UpstreamFlow.h"

using namespace gatehouse;
using namespace test;
using oauth::AuditKind;

namespace {

QList<oauth::AuditRow> rowsOf(const Flow &flow)
{
    return *flow.store().auditLog().after(0, 100'000);
}

QStringList wordsOf(const Flow &flow)
{
    QStringList words;
    for (const oauth::AuditRow &row : rowsOf(flow))
        words.append(oauth::auditWord(row.entry.kind));
    return words;
}

/// The latest row of that kind; an empty one when there is none.
oauth::AuditEntry latest(const Flow &flow, AuditKind kind)
{
    oauth::AuditEntry found;
    for (const oauth::AuditRow &row : rowsOf(flow)) {
        if (row.entry.kind == kind)
            found = row.entry;
    }
    return found;
}

} // namespace

/// What the whole server writes into its audit log.
class tst_audit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsASignInFromItsBeginning();
    void tellsWhatWasRefused();
    void tellsHowSessionsEnd();
    void tellsOfTheServerItself();
    void tellsNothingOfCalls();
    void holdsNoSecret();
    void isOneLogOverRestarts();
};

void tst_audit::tellsASignInFromItsBeginning()
{
    const Flow flow;
    const Journey journey(flow, "Claude");
    const Tokens tokens = journey.tokens();
    QCOMPARE(wordsOf(flow),
        (QStringList {u"server.started"_s, u"client.registered"_s, u"consent.given"_s,
            u"signin.accepted"_s, u"session.opened"_s}));
    const oauth::AuditEntry opened = latest(flow, AuditKind::SessionOpened);
    QCOMPARE(opened.who, u"ann"_s);
    QCOMPARE(opened.client.value, journey.clientId());
    QCOMPARE(opened.clientName, u"Claude"_s);
    QCOMPARE(opened.detail, QString::fromUtf8(flow.mcpUrl()) + u" mcp"_s);
    QCOMPARE(latest(flow, AuditKind::SignInAccepted).who, u"ann"_s);
    QCOMPARE(latest(flow, AuditKind::ConsentGiven).client.value, journey.clientId());
    QCOMPARE(journey.refresh(tokens.refresh).status, 200);
    QCOMPARE(wordsOf(flow).size(), 5);
}

void tst_audit::tellsWhatWasRefused()
{
    const Flow flow;
    const Journey journey(flow);
    Browser browser(flow);
    const RawAnswer consent = browser.open(journey.authorizeTarget());
    const RawAnswer account = browser.post(
        "/authorize/consent", {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}});
    browser.post("/authorize/account",
        {{"form_token", Browser::formToken(account)}, {"name", "ann"}, {"password", "wrong"}});
    QCOMPARE(latest(flow, AuditKind::SignInRefused).detail, u"wrong password"_s);
    const RawAnswer asked = browser.open(journey.authorizeTarget());
    browser.post(
        "/authorize/consent", {{"form_token", Browser::formToken(asked)}, {"decision", "deny"}});
    QCOMPARE(latest(flow, AuditKind::ConsentDenied).client.value, journey.clientId());
    flow.postForm("/token",
        {{"grant_type", "refresh_token"}, {"client_id", "nobody"}, {"refresh_token", "x"}});
    QCOMPARE(latest(flow, AuditKind::ClientRefused).detail, u"unknown client"_s);
    flow.send("POST", "/register", {"Content-Type: application/json"},
        R"({"client_name":"x","redirect_uris":["javascript:x"]
})");
    QVERIFY(latest(flow, AuditKind::ClientRefused).detail.contains(u"redirect"));
}

void tst_audit::tellsHowSessionsEnd()
{
    const Flow flow;
    const Journey journey(flow);
    const Tokens revoked = journey.tokens();
    journey.revoke(revoked.refresh);
    oauth::AuditEntry ended = latest(flow, AuditKind::SessionEnded);
    QCOMPARE(ended.actor, u"the client"_s);
    QCOMPARE(ended.detail, u"revoked"_s);
    QCOMPARE(ended.who, u"ann"_s);
    const Tokens stolen = journey.tokens();
    const Tokens second = Journey::tokensOf(journey.refresh(stolen.refresh));
    journey.refresh(second.refresh);
    journey.refresh(stolen.refresh);
    QCOMPARE(latest(flow, AuditKind::SessionStolen).who, u"ann"_s);
    QCOMPARE(latest(flow, AuditKind::SessionEnded).detail, u"a used refresh token came back"_s);
    journey.tokens();
    RawAdmin admin(flow.adminSocket());
    QVERIFY(admin.greet());
    QCOMPARE(admin.resultOf("sessions.end", R"({"all":true})").value("sessions"_L1), QJsonValue(1));
    ended = latest(flow, AuditKind::SessionEnded);
    QVERIFY2(ended.actor.endsWith(u", test"), qPrintable(ended.actor));
    QCOMPARE(ended.detail, u"revoked"_s);
}

void tst_audit::tellsOfTheServerItself()
{
    Flow flow;
    flow.reload();
    QVERIFY(latest(flow, AuditKind::ServerReloaded).actor.isEmpty());
    {
        RawAdmin admin(flow.adminSocket());
        QVERIFY(admin.greet());
        admin.ask("reload");
        QVERIFY(latest(flow, AuditKind::ServerReloaded).actor.endsWith(u", test"));
        QVERIFY(latest(flow, AuditKind::AdminConnected).actor.endsWith(u", test"));
        admin.ask("stop");
        QTRY_VERIFY(latest(flow, AuditKind::ServerStopAsked).actor.endsWith(u", test"));
    }
    flow.restart();
    const QStringList words = wordsOf(flow);
    QCOMPARE(words.first(2), (QStringList {u"server.started"_s, u"server.reloaded"_s}));
    QCOMPARE(words.last(2), (QStringList {u"server.stopped"_s, u"server.started"_s}));
}

/// However many there are.
void tst_audit::tellsNothingOfCalls()
{
    const Flow flow;
    const Tokens tokens = Journey(flow).tokens();
    const qsizetype before = rowsOf(flow).size();
    flow.doorStatuses(tokens.access);
    flow.doorStatuses("gth_at_unknown");
    flow.daemon().housekeeping().writeTimeline();
    flow.daemon().housekeeping().tidyUp();
    QCOMPARE(rowsOf(flow).size(), before);
}

void tst_audit::holdsNoSecret()
{
    const Flow flow;
    const Journey journey(flow);
    const Tokens tokens = journey.tokens();
    journey.refresh(tokens.refresh);
    journey.revoke(tokens.access);
    flow.postForm("/token",
        {{"grant_type", "refresh_token"}, {"client_id", tokens.refresh}, {"refresh_token", "x"}});
    RawAdmin admin(flow.adminSocket());
    QVERIFY(admin.greet());
    const QJsonObject made =
        admin.resultOf("tokens.create", R"({"name":"report","user":"ann","servers":["/mcp"]})");
    const QJsonObject client = admin.resultOf(
        "clients.create", R"({"name":"desk","redirectUris":["https://desk.example/cb"]})");
    QVERIFY(!made.isEmpty() && !client.isEmpty());
    for (const oauth::AuditRow &row : rowsOf(flow)) {
        const oauth::AuditEntry &entry = row.entry;
        const QString all = entry.actor + entry.who + QString::fromUtf8(entry.client.value)
            + entry.clientName + QString::fromUtf8(entry.subject) + entry.detail;
        QVERIFY2(!all.contains(u"gth_") && !all.contains(QLatin1String(Password)), qPrintable(all));
    }
}

void tst_audit::isOneLogOverRestarts()
{
    Flow flow;
    Journey(flow).tokens();
    flow.restart();
    Journey(flow).tokens();
    RawAdmin admin(flow.adminSocket());
    QVERIFY(admin.greet());
    const QJsonObject verdict = admin.resultOf("audit.verify");
    QCOMPARE(verdict.value("good"_L1), QJsonValue(true));
    QCOMPARE(verdict.value("first"_L1), QJsonValue(1));
    QVERIFY(verdict.value("last"_L1).toInt() > 8);
}

QTEST_GUILESS_MAIN(tst_audit)
#include "tst_audit.moc"
