// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/RenewalBench.h"

using namespace gatehouse;
using namespace gatehouse::test;

/// Whose a token is that cannot be renewed: the provider is asked with the token itself.
class tst_TokenQuestion : public RenewalBench
{
    Q_OBJECT

    using RenewalBench::ask;
    Renewed ask() { return ask({base::Secret("old-at"), {}, {}, m_clock.now()}); }

private Q_SLOTS:
    void init();
    void asksWithTheTokenItself();
    void endsNothingButADeadToken();
    void asksEveryKindOfProvider();
};

void tst_TokenQuestion::init()
{
    start();
}

void tst_TokenQuestion::asksWithTheTokenItself()
{
    m_http->answer(
        UserinfoUrl, 200, R"({"sub":"248289761001","name":"Jane Roe","groups":["guests"]})");
    const Renewed renewed = ask();
    QVERIFY2(renewed.ok(), renewed ? "" : qPrintable(renewed.error().message));
    QVERIFY(renewed->person.ok());
    QCOMPARE(renewed->person->groups, QList<QString> {u"guests"_s});
    QCOMPARE(renewed->tokens.accessToken.reveal(), "old-at");
    QCOMPARE(renewed->tokens.checkedAt, m_clock.now());
    QCOMPARE(headerOf(m_http->last(UserinfoUrl), "Authorization"), "Bearer old-at");
    QCOMPARE(m_http->count(TokenUrl), 0);

    m_http->answer(UserinfoUrl, 200, R"({"sub":"mallory"})");
    const Renewed foreign = ask();
    QVERIFY(foreign.ok() && !foreign->person.ok());
    QVERIFY(foreign->person.error().kind == Kind::Refused);

    m_metadata.remove(u"userinfo_endpoint"_s);
    publish();
    makeProvider(config());
    const Renewed unsaid = ask();
    QVERIFY(unsaid.ok() && unsaid->person.ok());
    QCOMPARE(*unsaid->person, m_person);
}

// RFC 6750 3.1
void tst_TokenQuestion::endsNothingButADeadToken()
{
    const QList<std::pair<int, Kind>> answers {{401, Kind::Refused}, {403, Kind::Unsaid},
        {404, Kind::Unsaid}, {429, Kind::Unavailable}, {500, Kind::Unavailable}};
    for (const auto &[status, kind] : answers) {
        m_http->answer(UserinfoUrl, status, R"({"error":"invalid_token"})");
        expectFailure(ask(), kind);
    }
    for (const QByteArray body : {"<h1>Welcome</h1>", "{}", R"({"sub":7})"}) {
        m_http->answer(UserinfoUrl, 200, body);
        expectFailure(ask(), Kind::Unavailable);
    }
    // Where it has never taken a token of the kind, a no says nothing of this one.
    m_http->answer(UserinfoUrl, 401, "{}");
    expectFailure(ask({base::Secret("old-at"), {}, {}}), Kind::Unsaid);
    m_http->answer(Place, 200, R"({"error":"maintenance"})");
    makeProvider(config());
    expectFailure(ask(), Kind::Unavailable);
    expectFailure(ask({base::Secret("old-at"), base::Secret("old-rt"), {}}), Kind::Unavailable);
}

void tst_TokenQuestion::asksEveryKindOfProvider()
{
    useGitHub();
    m_http->answer(GitHubUser, 200, R"({"id":42,"login":"jane","name":"Jane"})");
    m_http->answer(GitHubUser + "/emails", 200,
        R"([{"email":"jane@new.example","primary":true,"verified":true}])");
    const Renewed atGitHub = ask();
    QVERIFY2(atGitHub.ok(), atGitHub ? "" : qPrintable(atGitHub.error().message));
    QCOMPARE(atGitHub->person->email, u"jane@new.example"_s);
    QCOMPARE(m_http->count(GitHubToken), 0);
    // A list that may not be read is no word against what was in it.
    m_person.groups = {u"acme"_s, u"acme/team"_s, u"left/team"_s};
    auto withGroups = config();
    withGroups.accountsUrl = GitHubUser;
    withGroups.askForGroups = true;
    makeProvider(withGroups);
    m_http->answer(GitHubUser + "/emails", 404, "{}");
    m_http->answer(GitHubUser + "/orgs?per_page=100", 200, R"([{"login":"acme"}])");
    m_http->answer(GitHubUser + "/teams?per_page=100", 403, "{}");
    const Renewed unread = ask();
    QVERIFY(unread.ok() && unread->person.ok());
    QCOMPARE(unread->person->email, u"jane@example.com"_s);
    QVERIFY(unread->person->emailVerified);
    QCOMPARE(unread->person->groups, (QList<QString> {u"acme"_s, u"acme/team"_s}));
    m_http->answer(GitHubUser, 200, "{}"); // says nothing
    expectFailure(ask(), Kind::Unsaid);
    m_http->answer(GitHubUser, 403, R"({"message":"Resource not accessible"})");
    expectFailure(ask(), Kind::Unsaid);
    m_http->answer(GitHubUser, 403, R"({"message":"Sorry. Your account was suspended."})");
    expectFailure(ask(), Kind::Refused);
    m_http->answer(GitHubUser, 401, R"({"message":"Bad credentials"})");
    expectFailure(ask(), Kind::Refused);

    usePlainProvider();
    m_http->answer(
        UserinfoUrl, 200, R"({"id":7,"email":"jane@new.example","email_verified":true})");
    const Renewed plain = ask();
    QVERIFY(plain.ok() && plain->person.ok());
    QCOMPARE(plain->person->email, u"jane@new.example"_s);
    m_http->answer(UserinfoUrl, 401, "{}");
    expectFailure(ask(), Kind::Refused);
}

QTEST_GUILESS_MAIN(tst_TokenQuestion)
#include "tst_TokenQuestion.moc"
