// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/PeerFindings.h"
#include "findings/PlaceFindings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::findings;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using config::AuthStrategy;
using protocol::FindingLevel;

namespace {

const base::sys_seconds Now {std::chrono::seconds(1'800'000'000)};

config::Settings goodSettings()
{
    config::Settings settings;
    settings.baseUrl = "https://gate.example";
    settings.trustedProxies = {u"127.0.0.1/32"_s};
    settings.allowedUsers = {u"*@acme.example"_s};
    return settings;
}

config::ProviderSettings provider(const QByteArray &name, AuthStrategy strategy)
{
    config::ProviderSettings one;
    one.name = name;
    one.strategy = strategy;
    return one;
}

FindingLevel levelOf(const Findings &found, const QString &id)
{
    FindingLevel worst = FindingLevel::Good;
    for (const Finding &one : found) {
        if (one.id == id)
            worst = std::max(worst, one.level);
    }
    return worst;
}

/// Whoever reads it knows why it matters and what to do.
bool isExplained(const Finding &one)
{
    return one.what.endsWith(u'.') == !one.what.isEmpty() && !one.what.isEmpty()
        && (one.level == FindingLevel::Good) == (one.why.isEmpty() && one.fix.isEmpty());
}

} // namespace

class tst_Findings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodSettingsAreGood();
    void seesWhatSettingsAllow_data();
    void seesWhatSettingsAllow();
    void seesARuleThatChangedItsMeaning();
    void seesAKeyThatCouldBeGuessed();
    void judgesAddresses();
    void judgesCertificates_data();
    void judgesCertificates();
    void judgesDocuments();
    void judgesTheClock_data();
    void judgesTheClock();
    void readsDates();
    void judgesTheDisk();
    void looksAtTheDisk();
    void judgesTheStore();
    void judgesCredentials_data();
    void judgesCredentials();
    void judgesMcpServers();
    void findsAnAnswerInAStream();
    void judgesTheConsentPage();
};

void tst_Findings::goodSettingsAreGood()
{
    const Findings found = settingsFindings(goodSettings(), {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().level, FindingLevel::Good);
}

void tst_Findings::seesWhatSettingsAllow_data()
{
    using Change = std::function<void(config::Settings &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("id");
    QTest::addColumn<FindingLevel>("level");
    const auto row = [](const char *title, const QString &id, FindingLevel level,
                         const Change &change) { QTest::newRow(title) << change << id << level; };
    row("nobody may come in", u"settings.people"_s, FindingLevel::Problem,
        [](config::Settings &s) { s.allowedUsers.clear(); });
    row("everybody may", u"settings.people"_s, FindingLevel::Warning,
        [](config::Settings &s) { s.allowedUsers = {u"*"_s}; });
    row("local accounts need no rule", u"settings.people"_s, FindingLevel::Good,
        [](config::Settings &s) {
            s.allowedUsers.clear();
            s.authStrategy = AuthStrategy::Local;
        });
    row("a secret of a manual", u"settings.secrets"_s, FindingLevel::Warning,
        [](config::Settings &s) {
            s.providerClientSecret = base::Secret("your-secret-goes-here-1234");
        });
    row("a proxy without a name", u"settings.proxies"_s, FindingLevel::Warning,
        [](config::Settings &s) { s.trustedProxies.clear(); });
    row("TLS of our own", u"settings.proxies"_s, FindingLevel::Good, [](config::Settings &s) {
        s.trustedProxies.clear();
        s.tlsCertFile = u"chain.pem"_s;
    });
    row("a proxy elsewhere", u"settings.proxies"_s, FindingLevel::Good, [](config::Settings &s) {
        s.trustedProxies.clear();
        s.host = QHostAddress(u"192.0.2.1"_s);
    });
    row("for this machine only", u"settings.base-url"_s, FindingLevel::Warning,
        [](config::Settings &s) { s.baseUrl = "http://127.0.0.1:3000"; });
}

void tst_Findings::seesWhatSettingsAllow()
{
    QFETCH(std::function<void(config::Settings &)>, change);
    QFETCH(QString, id);
    QFETCH(FindingLevel, level);
    config::Settings settings = goodSettings();
    change(settings);
    const Findings found = settingsFindings(settings, {});
    QCOMPARE(levelOf(found, id), level);
    for (const Finding &one : found)
        QVERIFY2(isExplained(one), qPrintable(one.what));
}

void tst_Findings::seesARuleThatChangedItsMeaning()
{
    config::Settings settings = goodSettings();
    settings.allowedGroups = {u"acme/team"_s};
    settings.providers = {
        provider("github", AuthStrategy::GitHub), provider("acme", AuthStrategy::Oidc)};
    const Findings found = settingsFindings(settings, {});
    QCOMPARE(levelOf(found, u"settings.groups"_s), FindingLevel::Warning);
    QVERIFY(found.first().what.contains(u"acme/team"));
    // A team of GitHub by its full name, and a provider that is not beside GitHub, are clear.
    settings.allowedGroups = {u"github/acme/team"_s};
    QCOMPARE(levelOf(settingsFindings(settings, {}), u"settings.groups"_s), FindingLevel::Good);
    settings.allowedGroups = {u"acme/team"_s};
    settings.providers = {
        provider("corp", AuthStrategy::Oidc), provider("acme", AuthStrategy::Oidc)};
    QCOMPARE(levelOf(settingsFindings(settings, {}), u"settings.groups"_s), FindingLevel::Good);
}

void tst_Findings::seesAKeyThatCouldBeGuessed()
{
    const QList<base::Secret> keys {base::Secret(QByteArray(32, 'k'))};
    const Findings found = settingsFindings(goodSettings(), keys);
    QCOMPARE(levelOf(found, u"settings.key"_s), FindingLevel::Problem);
    QVERIFY(!found.first().what.contains(u"kkk"));

    config::Settings settings = goodSettings();
    settings.oauthClientSecret = base::Secret("your-secret-goes-here-1234");
    settings.providerClientSecret = settings.oauthClientSecret;
    for (const Finding &one : settingsFindings(settings, {})) {
        QCOMPARE(one.level, FindingLevel::Warning);
        QVERIFY(!(one.what + one.why + one.fix).contains(u"goes-here"));
    }
}

void tst_Findings::judgesAddresses()
{
    const auto isPublic = [](const QHostAddress &one) {
        return one == QHostAddress(u"203.0.113.7"_s);
    };
    const auto level = [&isPublic](const QStringList &texts) {
        QList<QHostAddress> addresses;
        for (const QString &text : texts)
            addresses.append(QHostAddress(text));
        return addressFinding(u"gate.example"_s, addresses, isPublic).level;
    };
    QCOMPARE(level({}), FindingLevel::Problem);
    QCOMPARE(level({u"10.0.0.1"_s}), FindingLevel::Warning);
    QCOMPARE(level({u"10.0.0.1"_s, u"203.0.113.7"_s}), FindingLevel::Good);
    QCOMPARE(level({u"127.0.0.1"_s}), FindingLevel::Good);
}

void tst_Findings::judgesCertificates_data()
{
    QTest::addColumn<QString>("mistrust");
    QTest::addColumn<int>("days");
    QTest::addColumn<FindingLevel>("level");
    QTest::newRow("good") << QString() << 60 << FindingLevel::Good;
    QTest::newRow("three weeks") << QString() << 21 << FindingLevel::Good;
    QTest::newRow("less than three weeks") << QString() << 20 << FindingLevel::Warning;
    QTest::newRow("expired") << u"The certificate has expired."_s << -1 << FindingLevel::Problem;
    QTest::newRow("not trusted") << u"It is self-signed."_s << 60 << FindingLevel::Problem;
}

void tst_Findings::judgesCertificates()
{
    QFETCH(QString, mistrust);
    QFETCH(int, days);
    QFETCH(FindingLevel, level);
    const Finding found = tlsFinding({mistrust, Now + std::chrono::hours(24 * days)}, Now);
    QCOMPARE(found.level, level);
    QVERIFY2(isExplained(found), qPrintable(found.what));
    QCOMPARE(tlsFinding({u"Refused."_s, {}}, Now).level, FindingLevel::Problem);
}

void tst_Findings::judgesDocuments()
{
    const QByteArray served = R"({"issuer":"https://gate.example"})";
    const Fetched whole {.url = "https://gate.example/x", .status = 200, .body = served};
    QCOMPARE(documentFinding(whole, served).level, FindingLevel::Good);
    Fetched changed = whole;
    changed.body = R"({"issuer":"http://gate.example"})";
    const Finding found = documentFinding(changed, served);
    QCOMPARE(found.level, FindingLevel::Problem);
    QVERIFY2(found.what.contains(u"byte 15"), qPrintable(found.what));
    changed.body = served + '\n';
    QCOMPARE(documentFinding(changed, served).level, FindingLevel::Problem);
    QCOMPARE(documentFinding({.url = whole.url, .status = 403, .body = served}, served).level,
        FindingLevel::Problem);
    QCOMPARE(documentFinding({.url = whole.url, .problem = u"Refused."_s}, served).level,
        FindingLevel::Problem);
}

void tst_Findings::judgesTheClock_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<FindingLevel>("level");
    QTest::newRow("the same") << 0 << FindingLevel::Good;
    QTest::newRow("a while on the way") << 20 << FindingLevel::Good;
    QTest::newRow("ahead") << 21 << FindingLevel::Warning;
    QTest::newRow("behind") << -21 << FindingLevel::Warning;
    QTest::newRow("wrong") << 61 << FindingLevel::Problem;
    QTest::newRow("of another year") << -31'536'000 << FindingLevel::Problem;
}

void tst_Findings::judgesTheClock()
{
    QFETCH(int, seconds);
    QFETCH(FindingLevel, level);
    const Finding found = clockFinding(u"idp.example"_s, Now, Now + base::seconds(seconds));
    QCOMPARE(found.level, level);
    QCOMPARE(found.what.contains(u"ahead"), seconds > 20);
}

void tst_Findings::readsDates()
{
    QCOMPARE(readHttpDate("Sun, 06 Nov 1994 08:49:37 GMT"),
        base::sys_seconds(base::seconds(784'111'777)));
    for (const char *text : {"", "yesterday", "Sun, 06 Nov 1994 08:49:37 CET"})
        QVERIFY2(!readHttpDate(text), text);
}

void tst_Findings::judgesTheDisk()
{
    const DiskFacts good {.folder = u"/data"_s, .freeBytes = qint64(5) << 30};
    QCOMPARE(levelOf(diskFindings(good), u"disk"_s), FindingLevel::Good);
    QCOMPARE(levelOf(diskFindings(good), u"data-folder"_s), FindingLevel::Good);
    DiskFacts full = good;
    full.freeBytes = DiskWarning - 1;
    QCOMPARE(levelOf(diskFindings(full), u"disk"_s), FindingLevel::Warning);
    full.freeBytes = DiskProblem - 1;
    QCOMPARE(levelOf(diskFindings(full), u"disk"_s), FindingLevel::Problem);
    DiskFacts readOnly = good;
    readOnly.isWritable = false;
    QCOMPARE(levelOf(diskFindings(readOnly), u"disk"_s), FindingLevel::Problem);
    DiskFacts open = good;
    open.isPrivate = false;
    QCOMPARE(levelOf(diskFindings(open), u"data-folder"_s), FindingLevel::Problem);
}

void tst_Findings::looksAtTheDisk()
{
    const QTemporaryDir folder;
    const DiskFacts facts = diskFacts(folder.path());
    QVERIFY(facts.isWritable && facts.isPrivate && facts.freeBytes > 0);
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    QVERIFY(QFile::setPermissions(
        folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther));
    QVERIFY(!diskFacts(folder.path()).isPrivate);
    QVERIFY(!diskFacts(folder.filePath(u"none"_s)).isWritable);
}

void tst_Findings::judgesTheStore()
{
    QCOMPARE(storeFinding({}).level, FindingLevel::Good);
    const Finding damaged = storeFinding(
        base::Err(base::Error {base::ErrorKind::Corrupt, u"row 3 missing from index."_s}));
    QCOMPARE(damaged.level, FindingLevel::Problem);
    QVERIFY(damaged.what.contains(u"row 3") && damaged.fix.contains(u"--restore"));
}

void tst_Findings::judgesCredentials_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<FindingLevel>("level");
    const auto row = [](const char *error, FindingLevel level) {
        QTest::newRow(error) << QByteArray(error) << level;
    };
    row("invalid_grant", FindingLevel::Good);
    row("bad_verification_code", FindingLevel::Good);
    row("invalid_client", FindingLevel::Problem);
    row("unauthorized_client", FindingLevel::Problem);
    row("incorrect_client_credentials", FindingLevel::Problem);
    row("redirect_uri_mismatch", FindingLevel::Problem);
    row("invalid_request", FindingLevel::Warning);
    row("", FindingLevel::Warning);
}

void tst_Findings::judgesCredentials()
{
    QFETCH(QByteArray, error);
    QFETCH(FindingLevel, level);
    const Finding found = credentialsFinding(u"corp"_s, {error, u"It said so."_s});
    QCOMPARE(found.level, level);
    QCOMPARE(found.id, u"credentials:corp"_s);
    QVERIFY2(isExplained(found), qPrintable(found.what));
}

void tst_Findings::judgesMcpServers()
{
    QCOMPARE(mcpFinding({.name = u"files"_s, .tools = 3}).level, FindingLevel::Good);
    QVERIFY(mcpFinding({.name = u"files"_s, .tools = 3}).what.contains(u"3 tools"));
    QCOMPARE(
        mcpFinding({.name = u"files"_s, .notAsked = u"of its rules"_s}).level, FindingLevel::Good);
    QCOMPARE(
        mcpFinding({.name = u"files"_s, .problem = u"refused."_s}).level, FindingLevel::Problem);
}

void tst_Findings::findsAnAnswerInAStream()
{
    const QByteArray answer = R"({"jsonrpc":"2.0","id":1,"result":{}})";
    QCOMPARE(rpcAnswerIn(answer), answer);
    QCOMPARE(rpcAnswerIn("event: message\r\nid: 1\r\ndata: " + answer + "\r\n\r\n"), answer);
    QCOMPARE(rpcAnswerIn(R"(data: {"jsonrpc":"2.0","method":"notifications/progress"})"
                         "\n\ndata: "
                 + answer + "\n\n"),
        answer);
    QVERIFY(rpcAnswerIn("<html>").isEmpty());
}

void tst_Findings::judgesTheConsentPage()
{
    const QByteArray page =
        R"(<form action="/authorize/consent"><input name="form_token"/></form>)";
    QVERIFY(problemOfConsentPage(200, "text/html; charset=utf-8", page).isEmpty());
    QVERIFY(!problemOfConsentPage(302, "text/html", page).isEmpty());
    QVERIFY(!problemOfConsentPage(200, "application/json", page).isEmpty());
    QVERIFY(!problemOfConsentPage(200, "text/html", "<h1>Who are you?</h1>").isEmpty());
    const Finding stopped = signInFinding({.file = u"cursor"_s,
        .product = u"Cursor"_s,
        .stoppedAt = SignInStep::Registration,
        .problem = u"the answer is HTTP 403."_s});
    QCOMPARE(stopped.level, FindingLevel::Problem);
    QVERIFY(stopped.what.contains(u"when it registers"));
}

QTEST_GUILESS_MAIN(tst_Findings)
#include "tst_Findings.moc"
