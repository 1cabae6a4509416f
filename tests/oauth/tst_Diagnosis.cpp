// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/DiagnosisTexts.h"
#include "oauth/DiagnosisRules.h"
#include "support/FakeClock.h"

#include <QSet>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace Qt::Literals::StringLiterals;
using Kind = StepKind;
using Reason = StepReason;

namespace {

constexpr base::sys_seconds Start {base::seconds(1767225600)};

struct Said
{
    int after; ///< seconds after the start
    Kind kind;
    Reason reason = Reason::None;
    int times = 1;
};

Attempt attemptOf(const QList<Said> &all)
{
    Attempt attempt;
    attempt.clientId = {"client-1"};
    attempt.clientName = u"Claude"_s;
    for (const Said &said : all) {
        const auto at = Start + base::seconds(said.after);
        attempt.steps.append({.at = at,
            .lastAt = at,
            .times = said.times,
            .kind = said.kind,
            .reason = said.reason,
            .detail = "what was there"});
        attempt.until = at;
    }
    attempt.from = Start;
    return attempt;
}

QByteArrayList idsOf(const QList<Finding> &findings)
{
    QByteArrayList ids;
    for (const Finding &finding : findings)
        ids.append(finding.id);
    return ids;
}

/// A sign-in that goes well, up to \a last.
QList<Said> goesWellUpTo(Kind last)
{
    const QList<Said> all {{0, Kind::Challenged}, {1, Kind::MetadataRead, Reason::ResourceMetadata},
        {1, Kind::MetadataRead, Reason::ServerMetadata}, {2, Kind::Registered},
        {3, Kind::Asked, Reason::Consent}, {5, Kind::Allowed}, {5, Kind::SentToProvider},
        {9, Kind::ProviderAnswered}, {9, Kind::CodeIssued}, {10, Kind::TokensIssued},
        {11, Kind::FirstCall}, {3600, Kind::Refreshed}};
    QList<Said> said;
    for (const Said &one : all) {
        said.append(one);
        if (one.kind == last && one.reason != Reason::ResourceMetadata)
            break;
    }
    return said;
}

} // namespace

class tst_Diagnosis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
    void saysWhichClientNeverRefreshes_data();
    void saysWhichClientNeverRefreshes();
    void countsTheRefusalsSinceTheLastRefresh();
    void namesWhatItSpeaksOf();
    void fillsTranslatedTextsToo();
    void hasEachRuleOnceAndTheTextsOfEach();
};

void tst_Diagnosis::says_data()
{
    QTest::addColumn<QList<Said>>("steps");
    QTest::addColumn<int>("now"); // seconds after the last step
    QTest::addColumn<QByteArray>("finding");
    const auto row = [](const char *name, const QList<Said> &steps, int now, const char *finding) {
        QTest::newRow(name) << steps << now << QByteArray(finding);
    };
    const auto at = [](Kind last, const QList<Said> &more) { return goesWellUpTo(last) + more; };

    row("all went well", goesWellUpTo(Kind::Refreshed), 86400, "");
    row("still under way", goesWellUpTo(Kind::Asked), 599, "");
    row("nobody answered", goesWellUpTo(Kind::Asked), 600, "left-at-consent");
    row("at the provider", goesWellUpTo(Kind::SentToProvider), 599, "");
    row("gone at the provider", goesWellUpTo(Kind::SentToProvider), 600, "left-at-provider");
    row("code just issued", goesWellUpTo(Kind::CodeIssued), 59, "");
    row("code left", goesWellUpTo(Kind::CodeIssued), 60, "code-not-redeemed");
    row("tokens just issued", goesWellUpTo(Kind::TokensIssued), 59, "");
    row("stopped after the tokens", goesWellUpTo(Kind::TokensIssued), 60, "stopped-after-token");
    row("called", goesWellUpTo(Kind::FirstCall), 3000, "");
    row("came with an expired token",
        at(Kind::FirstCall, {{3700, Kind::TokenRefused, Reason::Expired, 7}}), 1,
        "expired-and-not-refreshed");
    row("refreshed in the end",
        at(Kind::FirstCall, {{3700, Kind::TokenRefused, Reason::Expired}, {3701, Kind::Refreshed}}),
        1, "");
    row("could not refresh",
        at(Kind::FirstCall,
            {{3700, Kind::TokenRefused, Reason::Expired},
                {3701, Kind::RefreshRefused, Reason::NoLongerAllowed}}),
        1, "no-longer-allowed");
    row("stale at authorize", {{0, Kind::AuthorizeRefused, Reason::UnknownClient}}, 1,
        "stale-client-id");
    row("stale at token", {{0, Kind::ClientRefused, Reason::UnknownClient}}, 1, "stale-client-id");
    row("wrong secret", {{0, Kind::ClientRefused, Reason::WrongCredentials}}, 1,
        "wrong-credentials");
    row("port", {{0, Kind::AuthorizeRefused, Reason::PortDiffers}}, 1, "redirect-differs-in-port");
    row("host", {{0, Kind::AuthorizeRefused, Reason::HostDiffers}}, 1, "redirect-differs-in-host");
    row("path", {{0, Kind::AuthorizeRefused, Reason::PathDiffers}}, 1, "redirect-differs-in-path");
    row("scheme", {{0, Kind::AuthorizeRefused, Reason::SchemeDiffers}}, 1,
        "redirect-differs-in-scheme");
    row("query", {{0, Kind::AuthorizeRefused, Reason::QueryDiffers}}, 1,
        "redirect-differs-in-query");
    row("bad request", {{0, Kind::AuthorizeRefused, Reason::BadRequest}}, 1, "bad-request");
    row("malformed", {{0, Kind::AuthorizeRefused, Reason::Malformed}}, 1, "bad-request");
    row("bad registration", {{0, Kind::RegistrationRefused, Reason::BadRequest}}, 1, "bad-request");
    row("asked silently", {{0, Kind::AuthorizeRefused, Reason::Silent}}, 1, "");
    row("wrong verifier", at(Kind::CodeIssued, {{11, Kind::CodeRefused, Reason::WrongVerifier}}), 1,
        "wrong-verifier");
    row("code twice", at(Kind::FirstCall, {{12, Kind::CodeRefused, Reason::Replayed}}), 1,
        "code-replayed");
    row("code too late", at(Kind::CodeIssued, {{80, Kind::CodeRefused, Reason::Expired}}), 1,
        "code-expired");
    for (const auto reason : {Reason::OtherClient, Reason::OtherRedirect, Reason::OtherResource})
        row(QByteArray("code for something else " + QByteArray::number(int(reason))).constData(),
            at(Kind::CodeIssued, {{11, Kind::CodeRefused, reason}}), 1, "code-for-something-else");
    row("provider down", at(Kind::SentToProvider, {{6, Kind::ProviderFailed, Reason::Unavailable}}),
        1, "provider-unavailable");
    row("provider said no",
        at(Kind::ProviderAnswered, {{9, Kind::ProviderFailed, Reason::Refused}}), 1,
        "provider-refused");
    row("provider spoke nonsense",
        at(Kind::ProviderAnswered, {{9, Kind::ProviderFailed, Reason::BadAnswer}}), 1,
        "provider-answered-badly");
    row("not on the list", at(Kind::ProviderAnswered, {{9, Kind::NotAllowed}}), 1, "not-allowed");
    row("denied", at(Kind::Asked, {{9, Kind::Denied}}), 1, "denied");
    row("another browser", at(Kind::Asked, {{9, Kind::FormRefused, Reason::ForeignBrowser}}), 1,
        "foreign-browser");
    row("replaced", at(Kind::Asked, {{9, Kind::FormRefused, Reason::Replaced}}), 1, "replaced");
    row("looping", {{0, Kind::Asked, Reason::Loop}}, 1, "looping");
    row("looped, but came in",
        QList<Said> {
            {0, Kind::Asked, Reason::Loop}, {10, Kind::TokensIssued}, {11, Kind::FirstCall}},
        1, "");
    row("a document that cannot be used",
        QList<Said> {{0, Kind::AuthorizeRefused, Reason::UnusableDocument}}, 100,
        "unusable-document");
    row("blocked", QList<Said> {{0, Kind::AuthorizeRefused, Reason::BlockedClient}}, 100,
        "blocked-client");
    row("not let in", QList<Said> {{0, Kind::AuthorizeRefused, Reason::NotApproved}}, 100,
        "not-approved");
    row("let in after all",
        QList<Said> {{0, Kind::AuthorizeRefused, Reason::NotApproved},
            {60, Kind::Asked, Reason::Consent}, {70, Kind::TokensIssued}, {71, Kind::FirstCall}},
        1, "");
    row("the provider's grant is gone",
        at(Kind::Refreshed, {{3700, Kind::RefreshRefused, Reason::Refused}}), 1, "provider-ended");
    row("stolen or shared", at(Kind::Refreshed, {{3700, Kind::RefreshRefused, Reason::Replayed}}),
        1, "refresh-replayed");
}

void tst_Diagnosis::says()
{
    QFETCH(QList<Said>, steps);
    QFETCH(int, now);
    QFETCH(QByteArray, finding);
    const Attempt attempt = attemptOf(steps);
    const auto findings = diagnose(attempt, {}, attempt.until + base::seconds(now));
    QCOMPARE(idsOf(findings), finding.isEmpty() ? QByteArrayList() : QByteArrayList {finding});
    for (const Finding &found : findings) {
        for (const QString &text : {found.sentenceText(), found.adviceText()}) {
            QVERIFY(!text.contains(u"{{"_s) && !text.contains(u"}}"_s));
            QVERIFY(text.endsWith(u'.') || found.id == "bad-request");
        }
    }
}

void tst_Diagnosis::saysWhichClientNeverRefreshes_data()
{
    QTest::addColumn<QList<Kind>>("last"); // of each session
    QTest::addColumn<int>("hours");
    QTest::addColumn<bool>("said");
    const Kind used = Kind::FirstCall;
    QTest::newRow("three") << QList<Kind> {used, used, used} << 1 << true;
    QTest::newRow("three, not yet over") << QList<Kind> {used, used, used} << 0 << false;
    QTest::newRow("two") << QList<Kind> {used, used} << 1 << false;
    QTest::newRow("one of four did")
        << QList<Kind> {used, used, Kind::Refreshed, used} << 1 << false;
    QTest::newRow("never used") << QList<Kind> {Kind::TokensIssued, used, used} << 1 << false;
}

void tst_Diagnosis::saysWhichClientNeverRefreshes()
{
    QFETCH(QList<Kind>, last);
    QFETCH(int, hours);
    QFETCH(bool, said);
    QList<Attempt> attempts;
    for (const Kind kind : last)
        attempts.append(attemptOf(goesWellUpTo(kind)));
    const auto now = Start + base::seconds(10 + hours * 3600);
    int asked = 0;
    const auto hour = [&asked](const domain::ClientId &) {
        ++asked;
        return base::seconds(3600);
    };
    const ClientHabits habits(attempts, now, hour);
    QVERIFY(asked <= 1);
    const auto findings = diagnose(attempts.last(), habits, now);
    QCOMPARE(idsOf(findings).contains("does-not-refresh"), said);
    if (said)
        QVERIFY(findings.first().sentenceText().contains(u"3 of its sessions"_s));
    // Nothing has outlived a token that lives longer for this client.
    const ClientHabits patient(
        attempts, now, [](const domain::ClientId &) { return base::seconds(86400); });
    QVERIFY(!idsOf(diagnose(attempts.last(), patient, now)).contains("does-not-refresh"));
    Attempt other = attemptOf(goesWellUpTo(Kind::FirstCall));
    other.clientId = {"another"};
    QVERIFY(!idsOf(diagnose(other, habits, now)).contains("does-not-refresh"));
}

void tst_Diagnosis::countsTheRefusalsSinceTheLastRefresh()
{
    const auto attempt = attemptOf(goesWellUpTo(Kind::FirstCall)
        + QList<Said> {{3600, Kind::TokenRefused, Reason::Expired, 50}, {3601, Kind::Refreshed},
            {7300, Kind::TokenRefused, Reason::Expired, 4},
            {7400, Kind::TokenRefused, Reason::OtherResource, 9},
            {7500, Kind::TokenRefused, Reason::Expired, 3}});
    const auto findings = diagnose(attempt, {}, attempt.until);
    QCOMPARE(idsOf(findings), QByteArrayList {"expired-and-not-refreshed"});
    QVERIFY(findings.first().sentenceText().contains(u"7 times"_s));
}

void tst_Diagnosis::namesWhatItSpeaksOf()
{
    Attempt attempt = attemptOf({{0, Kind::AuthorizeRefused, Reason::PortDiffers}});
    const auto sentence = [&attempt] {
        return diagnose(attempt, {}, Start).first().sentenceText();
    };
    QVERIFY(sentence().contains(u"“Claude” wants to be called back at what was there;"_s));
    attempt.clientName.clear();
    QVERIFY(sentence().contains(u"“client-1”"_s));
    attempt.clientId = {};
    QVERIFY(sentence().contains(u"“A program”"_s));
    // What a client calls itself is no template.
    attempt.clientName = u"{{requested}} {{"_s;
    QVERIFY(sentence().contains(u"“{{requested}} {{”"_s));
}

void tst_Diagnosis::fillsTranslatedTextsToo()
{
    const QMap<QString, QString> values {{u"client"_s, u"Claude"_s}, {u"count"_s, u"3"_s}};
    QCOMPARE(domain::filledIn(u"{{count}}-mal kam {{client}}"_s, values), u"3-mal kam Claude"_s);
    QCOMPARE(domain::filledIn(u"{{unknown}} und {{offen"_s, values), u" und {{offen"_s);
    QCOMPARE(domain::filledIn(QString(), values), QString());
}

void tst_Diagnosis::hasEachRuleOnceAndTheTextsOfEach()
{
    QSet<QByteArray> ids;
    for (const DiagnosisRule &rule : diagnosisRules()) {
        QVERIFY2(!ids.contains(rule.id), rule.id);
        ids.insert(rule.id);
        const domain::DiagnosisText *text = domain::diagnosisText(rule.id);
        QVERIFY2(text, rule.id);
        QVERIFY2(qstrlen(text->sentence) > 0 && qstrlen(text->advice) > 0, rule.id);
    }
    QCOMPARE(ids.size(), qsizetype(domain::diagnosisTexts().size())); // and none of no rule
    QVERIFY(!domain::diagnosisText("a newer one"));
}

QTEST_GUILESS_MAIN(tst_Diagnosis)

#include "tst_Diagnosis.moc"
