// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/ServersFile.h"
#include "LoaderFixture.h"

using namespace gatehouse;
using namespace config;
using namespace test;

namespace {

/// Secrets and variables as the test says.
class FakeReferences final : public References
{
public:
    base::Result<base::Secret, QString> secret(const QByteArray &name) const override
    {
        if (name == "key")
            return base::Secret("s3cret");
        return base::Err(u"is not set"_s);
    }
    base::Result<QByteArray, QString> environment(const QByteArray &name) const override
    {
        if (name == "REGION")
            return QByteArray("eu");
        return base::Err(u"is not set in the environment"_s);
    }
};

ServersResult parse(const QByteArray &text)
{
    return parseServers(text, FakeReferences(), domain::Scopes({"mcp", "admin"}));
}

/// Each mistake as "line path problem".
QStringList mistakesOf(const QByteArray &text)
{
    QStringList lines;
    const auto result = parse(text);
    if (!result) {
        for (const ServersMistake &mistake : result.error())
            lines.append(u"%1 %2 %3"_s.arg(mistake.line).arg(mistake.path, mistake.problem));
    }
    return lines;
}

QByteArray entry(const QByteArray &members)
{
    return R"({"mcpServers":{"a":{)" + members + "}}}";
}

} // namespace

class tst_ServersFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsNameTheirProviderWhenThereAreSeveral();
    void readsAServerWithAUrl();
    void readsAServerWithACommand();
    void theFirstIsTheDefaultUnlessOneIsMarked();
    void leavesOutWhatIsSwitchedOff();
    void refuses_data();
    void refuses();
    void listsEveryMistakeWithLineAndPath();
    void neverShowsASecret();
    void findsSecretsOnThisMachine();
    void isPartOfTheSettings();
};

void tst_ServersFile::groupsNameTheirProviderWhenThereAreSeveral()
{
    const auto parsed = [](const QByteArray &group, const QByteArrayList &providers) {
        return parseServers(entry(R"("url":"https://a.example/mcp","groups":[")" + group + R"("])"),
            FakeReferences(), {}, providers);
    };
    QVERIFY(parsed("admins", {}));
    QVERIFY(parsed("corp/admins", {"corp", "github"}));
    const auto refused = parsed("admins", {"corp", "github"});
    QVERIFY(!refused);
    QCOMPARE(refused.error().size(), 1);
    QCOMPARE(refused.error().first().path, u"mcpServers.a.groups"_s);
    QVERIFY(refused.error().first().problem.contains(u"PROVIDER/GROUP, such as corp/admins"_s));
}

void tst_ServersFile::readsAServerWithAUrl()
{
    const auto servers = parse(entry(
        R"("type":"http","url":"https://${env:REGION}.example/mcp?x=1","title":"Issues",
           "headers":{"X-Key":"Key ${secret:key}"},"timeout":20,"forward":"provider-token",
           "allow":["*@acme.com","ann"],"groups":["team"],"clients":["c1"],
           "tools":{"allow":["*"],"deny":["delete_*"]},"scopes":["admin"],"default":true)"));
    QVERIFY(servers);
    QCOMPARE(servers->size(), 1);
    const domain::McpServer &server = servers->first();
    QVERIFY(server.http() && !server.stdio());
    QCOMPARE(server.http()->url, "https://eu.example/mcp?x=1");
    QCOMPARE(server.http()->headers.first().name, "X-Key");
    QCOMPARE(server.http()->headers.first().value.reveal(), "Key s3cret");
    QVERIFY(server.http()->timeout == std::chrono::seconds(20));
    QCOMPARE(server.title, u"Issues"_s);
    QVERIFY(server.forward == domain::Forward::ProviderToken && server.isDefault);
    QCOMPARE(server.allow, QStringList({u"*@acme.com"_s, u"ann"_s}));
    QCOMPARE(server.groups, QStringList(u"team"_s));
    QCOMPARE(server.clients, QByteArrayList {"c1"});
    QCOMPARE(server.tools.deny, QStringList(u"delete_*"_s));
    QVERIFY(server.scopes == domain::Scopes({"admin"}));
}

void tst_ServersFile::readsAServerWithACommand()
{
    const auto servers = parse(entry(
        R"("command":"npx","args":["-y","pkg","/srv/${env:REGION}"],"env":{"KEY":"${secret:key}"},
           "cwd":"/srv","isolation":"user")"));
    QVERIFY(servers);
    const domain::StdioTarget *target = servers->first().stdio();
    QVERIFY(target);
    QCOMPARE(target->command, u"npx"_s);
    QCOMPARE(target->args, QStringList({u"-y"_s, u"pkg"_s, u"/srv/eu"_s}));
    QCOMPARE(target->env.first().value.reveal(), "s3cret");
    QCOMPARE(target->cwd, u"/srv"_s);
    QVERIFY(target->isolation == domain::Isolation::User);
}

void tst_ServersFile::theFirstIsTheDefaultUnlessOneIsMarked()
{
    const auto unmarked =
        parse(R"({"mcpServers":{"z":{"url":"http://h/"},"a":{"url":"http://h/"}}})");
    QVERIFY(unmarked && unmarked->first().isDefault && !unmarked->last().isDefault);
    QCOMPARE(unmarked->first().name, "z");
    const auto marked =
        parse(R"({"mcpServers":{"z":{"url":"http://h/"},"a":{"url":"http://h/","default":true}}})");
    QVERIFY(marked && !marked->first().isDefault && marked->last().isDefault);
}

void tst_ServersFile::leavesOutWhatIsSwitchedOff()
{
    const auto servers = parse(
        R"({"mcpServers":{"a":{"url":"http://h/","disabled":true},"b":{"url":"http://h/"}}})");
    QVERIFY(servers);
    QCOMPARE(servers->size(), 1);
    QCOMPARE(servers->first().name, "b");
}

void tst_ServersFile::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("wanted"); ///< part of the only mistake
    const auto row = [](const char *name, const QByteArray &text, const QString &wanted) {
        QTest::newRow(name) << text << wanted;
    };
    row("no JSON", "{", u"1  is not JSON: "_s);
    row("a list", "[]", u"1  must be an object"_s);
    row("nothing in it", "{}", u"mcpServers is missing"_s);
    row("no servers", R"({"mcpServers":{}})", u"names no server"_s);
    row("servers as a list", R"({"mcpServers":[]})", u"mcpServers must be an object"_s);
    row("another member", R"({"inputs":[],"mcpServers":{"a":{"url":"http://h/"}}})",
        u"inputs is nothing"_s);
    row("twice", R"({"mcpServers":{"a":{"url":"http://h/"}},"mcpServers":{}})", u"twice"_s);
    row("the same name", R"({"mcpServers":{"a":{"url":"http://h/"},"A":{"url":"http://h/"}}})",
        u"name of another server"_s);
    row("two defaults",
        R"({"mcpServers":{"a":{"url":"http://h/","default":true},"b":{"url":"http://h/","default":true}}})",
        u"more than one"_s);
    for (const char *name : {"", ".", "..", "a/b", "a b", "ä", "-a", "a%2f"})
        QTest::addRow("name <%s>", name)
            << QByteArray(R"({"mcpServers":{")") + name + R"(":{"url":"http://h/"}}})"
            << u"is no name for a server"_s;
    row("neither", entry(""), u"needs a url"_s);
    row("both", entry(R"("url":"http://h/","command":"c")"), u"one or the other"_s);
    row("args for a url", entry(R"("url":"http://h/","args":[])"), u"args is for a command"_s);
    row("headers for a command", entry(R"("command":"c","headers":{})"), u"headers is for a url"_s);
    row("a wrong type", entry(R"("type":"sse","url":"http://h/")"), u"the older sse"_s);
    row("a type that does not fit", entry(R"("type":"stdio","url":"http://h/")"),
        u"a.type does not fit"_s);
    row("a slip", entry(R"("url":"http://h/","tool":{})"), u"did you mean tools"_s);
    for (const char *url : {"ftp://h/", "//h/", "h", "http://", "http://u@h/", "http://u:p@h/",
             "http://h/#f", "http://h/ x", "javascript:1", "file:///etc"})
        QTest::addRow("url <%s>", url)
            << entry(QByteArray(R"("url":")") + url + '"') << u"a.url must be an http"_s;
    row("a secret in the url", entry(R"("url":"http://h/${secret:key}")"),
        u"a.url must not hold a secret"_s);
    row("a secret in args", entry(R"("command":"c","args":["${secret:key}"])"),
        u"a.args[0] must not hold a secret"_s);
    row("an unknown secret", entry(R"("url":"http://h/","headers":{"X":"${secret:no}"})"),
        u"a.headers.X needs the secret no, which is not set"_s);
    row("an unknown variable", entry(R"("url":"http://h/${env:NO}")"), u"variable NO"_s);
    row("an unknown reference", entry(R"("url":"http://h/${input:x}")"), u"${input:x}"_s);
    row("an open reference", entry(R"("url":"http://h/${env:x")"), u"without its }"_s);
    for (const char *header : {"Host", "connection", "Content-Length", "Cookie", "Mcp-Session-Id",
             "X-Gatehouse-User", "a b", "", "a:"})
        QTest::addRow("header <%s>", header)
            << entry(QByteArray(R"("url":"http://h/","headers":{")") + header + R"(":"v"})")
            << u"is no header that can be set"_s;
    row("a header that splits", entry(R"("url":"http://h/","headers":{"X":"a\r\nB: c"})"),
        u"line break"_s);
    row("a header twice", entry(R"("url":"http://h/","headers":{"X":"1","x":"2"})"), u"twice"_s);
    row("a time-out of nothing", entry(R"("url":"http://h/","timeout":0)"), u"1 to 3600"_s);
    row("a time-out in words", entry(R"("url":"http://h/","timeout":"5")"), u"1 to 3600"_s);
    row("an unknown forward", entry(R"("url":"http://h/","forward":"all")"),
        u"a.forward must be"_s);
    row("forward and Authorization",
        entry(R"("url":"http://h/","forward":"provider-token","headers":{"authorization":"x"})"),
        u"must not set Authorization"_s);
    row("a token for a shared child",
        entry(R"("command":"c","forward":"provider-token","isolation":"shared")"),
        u"must not be shared"_s);
    row("an unknown isolation", entry(R"("command":"c","isolation":"none")"),
        u"session, user or shared"_s);
    row("nobody allowed", entry(R"("url":"http://h/","allow":[])"), u"not empty"_s);
    row("a strange rule", entry(R"("url":"http://h/","allow":["a*@b"])"), u"holds a*@b"_s);
    row("a scope nobody can get", entry(R"("url":"http://h/","scopes":["other"])"),
        u"OAUTH_SCOPES does not have"_s);
    row("tools as a list", entry(R"("url":"http://h/","tools":["x"])"), u"with allow, deny"_s);
    row("tools of a third kind", entry(R"("url":"http://h/","tools":{"ask":["x"]})"),
        u"a.tools.ask must be allow or deny"_s);
    row("no text", entry(R"("url":7)"), u"a.url must be a text"_s);
    row("a variable with a dash", entry(R"("command":"c","env":{"A-B":"x"})"),
        u"no name of a variable"_s);
}

void tst_ServersFile::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, wanted);
    const QStringList mistakes = mistakesOf(text);
    QVERIFY(!mistakes.isEmpty());
    QVERIFY2(mistakes.first().contains(wanted), qPrintable(mistakes.join(u'\n')));
}

void tst_ServersFile::listsEveryMistakeWithLineAndPath()
{
    const QStringList mistakes = mistakesOf("{\n"
                                            "  \"mcpServers\": {\n"
                                            "    \"a\": {\"url\": \"ftp://x\",\n"
                                            "          \"forward\": \"x\"},\n"
                                            "    \"b\": {\"command\": \"\",\n"
                                            "          \"args\": [1,\n"
                                            "                   2]}\n"
                                            "  }\n"
                                            "}\n");
    QStringList places;
    for (const QString &mistake : mistakes)
        places.append(mistake.section(u' ', 0, 1));
    QCOMPARE(places,
        QStringList(
            {u"3 mcpServers.a.url"_s, u"4 mcpServers.a.forward"_s, u"5 mcpServers.b.command"_s,
                u"6 mcpServers.b.args[0]"_s, u"7 mcpServers.b.args[1]"_s}));
}

void tst_ServersFile::neverShowsASecret()
{
    const QStringList mistakes =
        mistakesOf(entry(R"("url":"ftp://h/${secret:key}","headers":{"X":"\n${secret:key}"})"));
    QVERIFY(!mistakes.isEmpty());
    QVERIFY(!mistakes.join(u' ').contains(u"s3cret"_s));
}

void tst_ServersFile::findsSecretsOnThisMachine()
{
    const LoaderFixture fixture;
    const QString file = fixture.write(u"elsewhere"_s, "from file\n");
    fixture.write(u"credentials/cred-key"_s, "from credential\n");
    const MachineReferences references(
        {{"SECRET_ENV_KEY", "from environment"}, {"SECRET_FILE_KEY_FILE", file.toUtf8()},
            {"CREDENTIALS_DIRECTORY", fixture.path(u"credentials"_s).toUtf8()}},
        {u"the keychain"_s, {{"own.key", base::Secret("from store")}}, {}});
    const auto value = [&](const char *name) { return references.secret(name)->reveal(); };
    QCOMPARE(value("env-key"), "from environment");
    QCOMPARE(value("file-key"), "from file");
    QCOMPARE(value("cred-key"), "from credential");
    QCOMPARE(value("own.key"), "from store");
    const auto missing = references.secret("none");
    QVERIFY(!missing && missing.error().contains(u"SECRET_NONE"_s));
    QVERIFY(missing.error().contains(u"the keychain with gatehoused --set-secret none"_s));
    QVERIFY(!references.isMissing("env-key") && !references.isMissing("cred-key"));
    QVERIFY(references.isMissing("own.key") && references.isMissing("none"));
}

void tst_ServersFile::isPartOfTheSettings()
{
    LoaderFixture fixture;
    fixture.set("MCP_SERVERS_FILE",
        fixture.write(u"servers.json"_s, entry(R"("url":"http://127.0.0.1:9000/mcp")")).toUtf8());
    QCOMPARE(fixture.settings().mcpServers.size(), 1);
    fixture.write(u"servers.json"_s, "{\n\"mcpServers\": {\"a\": {\"url\": 1}}}");
    const QString mistake = fixture.onlyMistake();
    QVERIFY2(mistake.contains(u"servers.json, line 2"_s) && mistake.contains(u"mcpServers.a.url"_s),
        qPrintable(mistake));
    fixture.set("MCP_SERVERS_FILE", "/nowhere/servers.json");
    QVERIFY(fixture.onlyMistake().contains(u"is not there"_s));
}

QTEST_GUILESS_MAIN(tst_ServersFile)
#include "tst_ServersFile.moc"
