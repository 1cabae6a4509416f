// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "oauth/BearerCheck.h"
#include "oauth/PersonalTokens.h"

#include <QTest>

using namespace gatehouse;
using namespace gatehouse::oauth;
using namespace gatehouse::test;

namespace {

constexpr base::seconds Day {86400};

} // namespace

class tst_PersonalTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void actsForSomebodyWhoHasSignedIn();
    void actsForALocalAccount();
    void keepsTheTokenAsADigestOnly();
    void isForTheServersItNames();
    void refusesWhatIsNoToken_data();
    void refusesWhatIsNoToken();
    void refusesAPersonWhoMayNotComeIn();
    void asksWhichOfSeveralPeople();
    void endsWhenItIsToldTo();
    void lastsAYearAtMost();
    void isRevokedForEveryWorker();
    void revokesAPersonsAndAll();
    void publishesWhatIsGoodAfterAStart();
    void withdrawsWhatIsGoneFromTheStore();
    void followsWhatIsKnownOfItsPerson();
    void isNoCredentialOfAnEndpoint();
    void holdsABoundedNumber();
    void tellsWhenTheStoreFails();

private:
    Bench &bench() { return *m_bench; }
    PersonalTokens &tokens() { return *m_tokens; }
    void restart(const std::optional<QByteArray> &localProvider = "local")
    {
        m_tokens.emplace(PersonalTokens::Parts {.profile = bench().profile,
            .store = bench().store,
            .published = bench().published,
            .rules = bench().rules,
            .random = bench().random,
            .clock = bench().clock,
            .localProvider = localProvider});
    }
    void signInAs(const domain::Identity &user, const QByteArray &provider)
    {
        const QByteArray name = bench().random.token256();
        const domain::Session session {.id = {name},
            .user = user,
            .clientId = {"app"},
            .resource = bench().profile.resources.first().uri,
            .provider = provider,
            .openedAt = bench().clock.now(),
            .endsAt = bench().clock.now() + Day};
        if (!bench().memory.openSession(session, {}, base::sha256("none"),
                {.access = base::sha256("a" + name), .refresh = base::sha256("r" + name)}))
            qFatal("The store of the bench failed without being told to.");
    }
    WantedToken wanted() const
    {
        return {.name = u"Nightly report"_s, .user = u"ada@corp.example"_s, .servers = {"/mcp"}};
    }
    template <typename Work> auto inBatch(const Work &work)
    {
        std::optional<decltype(work())> result;
        if (bench().store.batch([&] { result.emplace(work()); }))
            bench().published.applyStaged();
        else
            bench().published.discardStaged();
        return *std::move(result);
    }
    base::Result<MadeToken> create(const WantedToken &what)
    {
        return inBatch([&] { return tokens().create(what); });
    }
    BearerVerdict knock(const QByteArray &token, const QByteArray &uri = {}) const
    {
        Resource resource = m_bench->profile.resources.first();
        if (!uri.isEmpty())
            resource.uri = uri;
        return checkBearer({"Bearer " + token}, resource, m_bench->published, m_bench->clock.now());
    }
    bool isIn(const QByteArray &token, const QByteArray &uri = {}) const
    {
        return std::holds_alternative<Admitted>(knock(token, uri));
    }

    std::optional<Bench> m_bench;
    std::optional<PersonalTokens> m_tokens;
};

void tst_PersonalTokens::init()
{
    m_tokens.reset();
    m_bench.emplace();
    restart();
    signInAs(bench().ada, "corp");
}

void tst_PersonalTokens::actsForSomebodyWhoHasSignedIn()
{
    WantedToken what = wanted();
    what.name = u"  Nightly report "_s;
    what.tools = {u"read_*"_s};
    const auto made = create(what);
    QVERIFY(made.ok());
    const QByteArray secret = made->secret.reveal();
    QVERIFY(secret.startsWith("gth_pat_"));
    QCOMPARE(secret.size(), qstrlen("gth_pat_") + 43);
    const auto admitted = std::get<Admitted>(knock(secret)).token;
    QCOMPARE(admitted->session.user, bench().ada);
    QCOMPARE(admitted->session.provider, "corp");
    QCOMPARE(admitted->session.clientId.value, PersonalTokenClient);
    QCOMPARE(admitted->session.clientName, u"Nightly report"_s);
    QCOMPARE(admitted->scopes, bench().profile.scopes);
    QCOMPARE(admitted->tools, QStringList({u"read_*"_s}));
    QCOMPARE(admitted->expiresAt, bench().clock.now() + PersonalTokenLife);
    QCOMPARE(admitted->session.endsAt, admitted->expiresAt);
    const auto listed = tokens().list();
    QCOMPARE(listed->size(), 1);
    QCOMPARE(listed->first().token, made->token);
    QVERIFY(listed->first().standing == TokenStanding::Active);
}

void tst_PersonalTokens::actsForALocalAccount()
{
    QVERIFY(bench().memory.saveAccount({u"robin"_s, "hash", u"robin@corp.example"_s}));
    WantedToken what = wanted();
    what.user = u"robin"_s;
    const auto made = create(what);
    const auto admitted = std::get<Admitted>(knock(made->secret.reveal())).token;
    QCOMPARE(admitted->session.user.issuer, "local");
    QCOMPARE(admitted->session.user.subject, "robin");
    QCOMPARE(admitted->session.provider, "local");
    // Once more, now that the account is known as a person too.
    QVERIFY(create(what).ok());
    restart(std::nullopt);
    QCOMPARE(create(what).error().kind, base::ErrorKind::NotFound);
}

void tst_PersonalTokens::keepsTheTokenAsADigestOnly()
{
    const auto made = create(wanted());
    const auto kept = must(bench().memory.personalTokens().all());
    QCOMPARE(kept.first().digest, base::sha256(made->secret.reveal()));
    QCOMPARE(kept.first().token, made->token);
    QVERIFY(create(wanted())->secret.reveal() != made->secret.reveal());
}

void tst_PersonalTokens::isForTheServersItNames()
{
    const QByteArray first = bench().profile.resources.first().uri;
    bench().profile.resources.append(
        {.uri = first + "/mail", .path = "/mcp/mail", .title = u"Mail"_s});
    WantedToken what = wanted();
    what.servers = {
        "/mcp/files", first + "/files", first.toUpper().replace("/MCP", "/mcp"), "/mcp"};
    const auto made = create(what);
    QVERIFY(made.ok());
    QCOMPARE(made->token.resources, QByteArrayList({first + "/files", first}));
    const QByteArray secret = made->secret.reveal();
    QVERIFY(isIn(secret) && isIn(secret, first + "/files"));
    const auto elsewhere = knock(secret, first + "/mail");
    QVERIFY(std::get<InvalidToken>(elsewhere).otherResource);
}

void tst_PersonalTokens::refusesWhatIsNoToken_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArrayList>("servers");
    QTest::addColumn<QStringList>("tools");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *what, const QString &name, const QString &user,
                         const QByteArrayList &servers, const QStringList &tools,
                         base::ErrorKind kind = base::ErrorKind::Invalid) {
        QTest::newRow(what) << name << user << servers << tools << int(kind);
    };
    const QString ada = u"ada@corp.example"_s;
    row("no name", u"  "_s, ada, {"/mcp"}, {});
    row("a long name", QString(201, u'x'), ada, {"/mcp"}, {});
    row("a name that rings", u"a\a"_s, ada, {"/mcp"}, {});
    row("no server", u"a"_s, ada, {}, {});
    row("another server", u"a"_s, ada, {"/mcp", "/mcp/none"}, {});
    row("a server elsewhere", u"a"_s, ada, {"https://elsewhere.example/mcp"}, {});
    row("an empty tool", u"a"_s, ada, {"/mcp"}, {u""_s});
    row("a tool that rings", u"a"_s, ada, {"/mcp"}, {u"\n"_s});
    row("nobody", u"a"_s, {}, {"/mcp"}, {}, base::ErrorKind::NotFound);
    row("a stranger", u"a"_s, u"bob@corp.example"_s, {"/mcp"}, {}, base::ErrorKind::NotFound);
}

void tst_PersonalTokens::refusesWhatIsNoToken()
{
    QFETCH(QString, name);
    QFETCH(QString, user);
    QFETCH(QByteArrayList, servers);
    QFETCH(QStringList, tools);
    QFETCH(int, kind);
    const auto made = create({.name = name, .user = user, .servers = servers, .tools = tools});
    QVERIFY(!made.ok());
    QCOMPARE(int(made.error().kind), kind);
    QVERIFY(tokens().list()->isEmpty());
    QCOMPARE(bench().published.size(), 0U);
}

void tst_PersonalTokens::refusesAPersonWhoMayNotComeIn()
{
    domain::Identity outsider = bench().ada;
    outsider.subject = "2";
    outsider.email = u"eve@elsewhere.example"_s;
    signInAs(outsider, "corp");
    WantedToken what = wanted();
    what.user = outsider.email;
    QCOMPARE(create(what).error().kind, base::ErrorKind::Invalid);
}

void tst_PersonalTokens::asksWhichOfSeveralPeople()
{
    domain::Identity twin = bench().ada;
    twin.issuer = "https://another.example";
    signInAs(twin, "another");
    QCOMPARE(create(wanted()).error().kind, base::ErrorKind::Conflict);
    WantedToken what = wanted();
    what.provider = "another";
    QCOMPARE(create(what)->token.user, twin);
    what = wanted();
    what.user = QString::fromUtf8(bench().ada.userId().value);
    QCOMPARE(create(what)->token.user, bench().ada);
}

void tst_PersonalTokens::endsWhenItIsToldTo()
{
    WantedToken what = wanted();
    what.expiresAt = bench().clock.now() + base::seconds(60);
    const QByteArray secret = create(what)->secret.reveal();
    bench().clock.advance(base::seconds(59));
    QVERIFY(isIn(secret));
    bench().clock.advance(base::seconds(1));
    QVERIFY(!isIn(secret));
    QVERIFY(tokens().list()->first().standing == TokenStanding::Expired);
    // And after a restart.
    bench().published.dropExpired(bench().clock.now());
    restart();
    QVERIFY(inBatch([&] { return tokens().publish(); }).ok());
    QVERIFY(!bench().isPublished(secret));
}

void tst_PersonalTokens::lastsAYearAtMost()
{
    WantedToken what = wanted();
    for (const base::seconds life :
        {base::seconds(0), base::seconds(-1), MaxPersonalTokenLife + base::seconds(1)}) {
        what.expiresAt = bench().clock.now() + life;
        QCOMPARE(create(what).error().kind, base::ErrorKind::Invalid);
    }
    what.expiresAt = bench().clock.now() + MaxPersonalTokenLife;
    QVERIFY(create(what).ok());
}

void tst_PersonalTokens::isRevokedForEveryWorker()
{
    const auto gone = create(wanted());
    const auto kept = create(wanted());
    const auto revoked = inBatch([&] { return tokens().revoke(gone->token.id); });
    QCOMPARE(*revoked, QList<PersonalToken>({gone->token}));
    QVERIFY(!isIn(gone->secret.reveal()) && isIn(kept->secret.reveal()));
    QVERIFY(inBatch([&] { return tokens().revoke(gone->token.id); })->isEmpty());
    QCOMPARE(tokens().list()->size(), 1);
}

void tst_PersonalTokens::revokesAPersonsAndAll()
{
    QVERIFY(bench().memory.saveAccount({u"robin"_s, "hash", {}}));
    WantedToken what = wanted();
    QVERIFY(create(what).ok() && create(what).ok());
    what.user = u"robin"_s;
    const auto robins = create(what);
    const domain::UserId ada = bench().ada.userId();
    QCOMPARE(inBatch([&] { return tokens().revoke(ada); })->size(), 2);
    QVERIFY(isIn(robins->secret.reveal()));
    QVERIFY(create(wanted()).ok());
    QCOMPARE(inBatch([&] { return tokens().revoke(AllTokens {}); })->size(), 2);
    QVERIFY(!isIn(robins->secret.reveal()));
    QCOMPARE(bench().published.size(), 0U);
}

void tst_PersonalTokens::publishesWhatIsGoodAfterAStart()
{
    const auto made = create(wanted());
    const auto record = bench().published.find(base::sha256(made->secret.reveal()));
    bench().published.stageEndOfSession(made->token.id);
    bench().published.applyStaged();
    QVERIFY(!isIn(made->secret.reveal()));
    restart();
    QVERIFY(inBatch([&] { return tokens().publish(); }).ok());
    QCOMPARE(*bench().published.find(base::sha256(made->secret.reveal())), *record);
    // What has not changed keeps its snapshot.
    const auto before = bench().published.find(base::sha256(made->secret.reveal()));
    QVERIFY(inBatch([&] { return tokens().publish(); }).ok());
    QCOMPARE(bench().published.find(base::sha256(made->secret.reveal())), before);
}

void tst_PersonalTokens::withdrawsWhatIsGoneFromTheStore()
{
    const auto made = create(wanted());
    QVERIFY(bench().memory.personalTokens().remove(made->token.id));
    QVERIFY(inBatch([&] { return tokens().publish(); }).ok());
    QVERIFY(!isIn(made->secret.reveal()));
}

void tst_PersonalTokens::followsWhatIsKnownOfItsPerson()
{
    const auto made = create(wanted());
    domain::Identity changed = bench().ada;
    changed.groups = {u"admins"_s};
    signInAs(changed, "corp");
    QVERIFY(inBatch([&] { return tokens().publish(); }).ok());
    QCOMPARE(std::get<Admitted>(knock(made->secret.reveal())).token->session.user, changed);
    changed.emailVerified = false;
    signInAs(changed, "corp");
    QVERIFY(inBatch([&] { return tokens().publish(); }).ok());
    QVERIFY(!isIn(made->secret.reveal()));
    QVERIFY(tokens().list()->first().standing == TokenStanding::NotAllowed);
    signInAs(bench().ada, "corp");
    QVERIFY(inBatch([&] { return tokens().publish(); }).ok());
    QVERIFY(isIn(made->secret.reveal()));
}

/// Whoever holds it, it is a client's and a session's nowhere.
void tst_PersonalTokens::isNoCredentialOfAnEndpoint()
{
    const QByteArray secret = create(wanted())->secret.reveal();
    bench().addConfidentialClient("web", "web-secret");
    bench().addClient("app");
    const QByteArray web = "Basic " + QByteArray("web:web-secret").toBase64();
    QCOMPARE(json(bench().introspect(form({{"token", secret}}), web)),
        QJsonObject({{u"active"_s, false}}));
    QCOMPARE(bench().introspect(form({{"token", "x"}}), "Bearer " + secret).status, 401);
    QCOMPARE(errorOf(bench().introspect(
                 form({{"token", "x"}, {"client_id", "web"}, {"client_secret", secret}}))),
        "invalid_client");
    QCOMPARE(errorOf(bench().refresh("app", secret)), "invalid_grant");
    QCOMPARE(errorOf(bench().redeem("app", secret)), "invalid_grant");
    QCOMPARE(errorOf(bench().token(form({{"grant_type", "client_credentials"},
                 {"client_id", PersonalTokenClient}, {"client_secret", secret}}))),
        "invalid_client");
    QCOMPARE(bench().revoke(form({{"token", secret}, {"client_id", "app"}})).status, 200);
    QCOMPARE(
        bench().revoke(form({{"token", secret}, {"client_id", PersonalTokenClient}})).status, 401);
    QVERIFY(isIn(secret));
}

void tst_PersonalTokens::holdsABoundedNumber()
{
    WantedToken brief = wanted();
    brief.expiresAt = bench().clock.now() + base::seconds(60);
    for (int i = 0; i < MaxPersonalTokens; ++i)
        QVERIFY(create(brief).ok());
    QCOMPARE(create(brief).error().kind, base::ErrorKind::Conflict);
    bench().clock.advance(base::seconds(60));
    QVERIFY(create(wanted()).ok());
}

void tst_PersonalTokens::tellsWhenTheStoreFails()
{
    bench().memory.failNextVerb();
    QCOMPARE(create(wanted()).error().kind, base::ErrorKind::Io);
    const auto made = create(wanted());
    bench().memory.failNextVerb();
    QVERIFY(!inBatch([&] { return tokens().revoke(made->token.id); }).ok());
    bench().memory.failNextBatch();
    (void)inBatch([&] { return tokens().revoke(made->token.id); });
    QVERIFY(isIn(made->secret.reveal()));
    bench().memory.failNextBatch();
    const auto lost = create(wanted());
    QVERIFY(!isIn(lost->secret.reveal()));
    bench().memory.failNextVerb();
    QVERIFY(!tokens().list().ok());
}

QTEST_GUILESS_MAIN(tst_PersonalTokens)
#include "tst_PersonalTokens.moc"
