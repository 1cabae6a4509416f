// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/Visitor.h"
#include "proof/SignIn.h"
#include "support/ScriptedServer.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;
using proof::Failure;
using proof::SignIn;

namespace {

/// A sign-in that waits for a browser in which nobody does anything.
struct Waiting
{
    QString sentValue(const QString &name) const
    {
        return QUrlQuery(sent).queryItemValue(name, QUrl::FullyDecoded);
    }
    quint16 port() const { return quint16(QUrl(sentValue(u"redirect_uri"_s)).port()); }

    const Flow flow;
    base::SystemRandom random;
    QUrl sent; ///< to the browser
    SignIn signIn {{.mcpUrl = QUrl(QString::fromUtf8(flow.mcpUrl())),
                       .openBrowser = [this](const QUrl &url) { sent = url; }},
        random};
    QSignalSpy failed {&signIn, &SignIn::failed};
};

/// A sign-in, and what came of it.
class Attempt
{
public:
    Attempt(const QUrl &server, const Visitor &visitor)
        : signIn({.mcpUrl = server,
                     .openBrowser =
                         [this](const QUrl &url) {
                             // As a browser does: at the same time.
                             QTimer::singleShot(
                                 0, &context, [this, url] { shown = m_visitor.visit(url).body; });
                         }},
            m_random)
        , m_visitor(visitor)
    {
        QObject::connect(
            &signIn, &SignIn::failed, &context, [this](const Failure &why) { failure = why; });
        QObject::connect(
            &signIn, &SignIn::stepped, &context, [this] { steps.append(int(signIn.step())); });
    }
    bool end()
    {
        signIn.start();
        return QTest::qWaitFor(
            [this] { return failure || signIn.step() == SignIn::Step::Done; }, 20'000);
    }

private:
    base::SystemRandom m_random; // before who uses it

public:
    QObject context;
    SignIn signIn;
    std::optional<Failure> failure;
    QList<int> steps;
    QByteArray shown; ///< in the browser in the end

private:
    const Visitor m_visitor;
};

} // namespace

/// The client of the set-up at a real server, with a person who uses a browser.
class tst_SignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsSignsInAndListsTheTools();
    void noticesThatItsSessionHasEnded();
    void saysThatThePersonRefused();
    void saysWhatAnswersInstead();
    void saysThatNobodyAnswers();
    void listensToNobodyElse();
    void listensOnce();
    void listensToNoAnswerItDoesNotWaitFor();
    void goesNowhereElse_data();
    void goesNowhereElse();
};

void tst_SignIn::findsSignsInAndListsTheTools()
{
    const Flow flow;
    Attempt attempt(QUrl(QString::fromUtf8(flow.mcpUrl())), Visitor("ann", Password));
    QVERIFY(attempt.end());
    QVERIFY2(!attempt.failure, attempt.failure ? qPrintable(attempt.failure->what) : "");
    QCOMPARE(attempt.signIn.tools(), QStringList({u"whoami"_s, u"health"_s, u"echo"_s}));
    QCOMPARE(attempt.steps, QList<int>({0, 1, 2, 3, 4, 5}));
    QVERIFY(attempt.shown.contains("go back to Gatehouse"));
}

void tst_SignIn::noticesThatItsSessionHasEnded()
{
    const Flow flow;
    Attempt attempt(QUrl(QString::fromUtf8(flow.mcpUrl())), Visitor("ann", Password));
    QVERIFY(attempt.end());
    attempt.signIn.listAgain();
    QTRY_COMPARE(attempt.signIn.step(), SignIn::Step::Done);
    flow.administer([](daemon::Daemon &daemon) {
        return daemon.sessions().endAll(oauth::AllSessions {}, domain::EndReason::Revoked).ok();
    });
    attempt.signIn.listAgain();
    QTRY_VERIFY(attempt.failure);
    QVERIFY(attempt.failure->what.contains(u"401"));
}

void tst_SignIn::saysThatThePersonRefused()
{
    const Flow flow;
    Attempt attempt(
        QUrl(QString::fromUtf8(flow.mcpUrl())), Visitor("ann", Password, Visitor::Answer::Deny));
    QVERIFY(attempt.end());
    QVERIFY(attempt.failure);
    QVERIFY(attempt.failure->what.contains(u"refused"));
    QVERIFY(attempt.failure->fix.contains(u"Deny"));
}

void tst_SignIn::saysWhatAnswersInstead()
{
    const Flow flow;
    Attempt attempt(
        QUrl(QString::fromUtf8(flow.origin()) + u"/health"_s), Visitor("ann", Password));
    QVERIFY(attempt.end());
    QVERIFY(attempt.failure);
    QVERIFY2(attempt.failure->what.contains(u"HTTP 405"), qPrintable(attempt.failure->what));
}

void tst_SignIn::saysThatNobodyAnswers()
{
    Attempt attempt(QUrl(u"http://127.0.0.1:9/mcp"_s), Visitor("ann", Password));
    QVERIFY(attempt.end());
    QVERIFY(attempt.failure);
    QVERIFY(attempt.failure->what.contains(u"http://127.0.0.1:9/mcp"));
    QVERIFY(attempt.failure->fix.contains(u"proxy"));
}

/// A page that is open in the browser may call the port, and knows no state.
void tst_SignIn::listensToNobodyElse()
{
    Waiting waiting;
    waiting.signIn.start();
    QTRY_VERIFY(waiting.sent.isValid());
    RawClient client(waiting.port());
    client.send("GET /callback?code=stolen&state=guessed HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QVERIFY(client.answer());
    QCOMPARE(waiting.signIn.step(), SignIn::Step::Browser);
    QCOMPARE(waiting.failed.count(), 0);
    // Not even at another address of this machine.
    QTcpSocket elsewhere;
    elsewhere.connectToHost(QHostAddress(u"127.0.0.2"_s), waiting.port());
    QVERIFY(!elsewhere.waitForConnected());
}

/// RFC 9207 2.4: what another issuer says is no answer, and nothing that comes after it is.
void tst_SignIn::listensOnce()
{
    Waiting waiting;
    waiting.signIn.start();
    QTRY_VERIFY(waiting.sent.isValid());
    const QByteArray state = waiting.sentValue(u"state"_s).toUtf8();
    for (const QByteArray &issuer : {QByteArray("https://other.example"), waiting.flow.origin()}) {
        RawClient client(waiting.port());
        client.send("GET /callback?code=a-code&state=" + state
            + "&iss=" + issuer.toPercentEncoding() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        QVERIFY(client.answer());
    }
    QCOMPARE(waiting.failed.count(), 1);
    QVERIFY(waiting.failed.constFirst().constFirst().value<Failure>().what.contains(u"not from"));
    QCOMPARE(waiting.signIn.step(), SignIn::Step::Browser);
}

/// Without a state, once there is none to compare it with.
void tst_SignIn::listensToNoAnswerItDoesNotWaitFor()
{
    Waiting waiting;
    waiting.signIn.start();
    QTRY_VERIFY(waiting.sent.isValid());
    const auto call = [&waiting](const QByteArray &state) {
        RawClient client(waiting.port());
        client.send("GET /callback?error=access_denied" + state + "&iss="
            + waiting.flow.origin().toPercentEncoding() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        return client.answer().has_value();
    };
    QVERIFY(call("&state=" + waiting.sentValue(u"state"_s).toUtf8()));
    QCOMPARE(waiting.failed.count(), 1);
    QVERIFY(call({}));
    QVERIFY(call("&state="));
    QCOMPARE(waiting.failed.count(), 1);
}

void tst_SignIn::goesNowhereElse_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *title, const char *member, const char *value,
                         const QString &what) {
        QTest::newRow(title) << QByteArray(member) << QByteArray(value) << what;
    };
    row("as it should be", "", "", {});
    row("metadata", "resource_metadata", "file:///etc/hostname", u"does not ask for a sign-in"_s);
    // RFC 9728 3.3 and RFC 8414 3.3
    row("resource", "resource", "https://other.example/mcp", u"about another address"_s);
    row("issuer", "issuer", "https://other.example", u"of another server"_s);
    const QString web = u"no address of the web"_s;
    row("server", "authorization_servers", "file:///etc", web);
    row("registration", "registration_endpoint", "file:///etc/hostname", web);
    row("browser", "authorization_endpoint", "file:///usr/bin/env", web);
    row("another program", "authorization_endpoint", "x-program:run", web);
    row("token", "token_endpoint", "ftp://127.0.0.1/token", web);
}

/// What a document says is judged before anything is done with it.
void tst_SignIn::goesNowhereElse()
{
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    QFETCH(QString, what);
    QMap<QByteArray, QByteArray> answers; // by their targets
    ScriptedServer server([&answers](const SeenRequest &request, QTcpSocket &socket) {
        socket.write(answers.value(request.target));
    });
    const auto says = [&](const QByteArray &name, const QByteArray &target) -> QByteArray {
        return name == member ? value : server.url(target);
    };
    const auto stated = [&](const QByteArray &name, const QByteArray &target) -> QByteArray {
        return '"' + name + "\":\"" + says(name, target) + '"';
    };
    answers.insert("/mcp",
        "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nWWW-Authenticate: Bearer "
        "resource_metadata=\""
            + says("resource_metadata", "/resource") + "\"\r\n\r\n");
    answers.insert("/resource",
        ScriptedServer::json('{' + stated("resource", "/mcp") + ",\"authorization_servers\":[\""
            + says("authorization_servers", "") + "\"]}"));
    answers.insert("/.well-known/oauth-authorization-server",
        ScriptedServer::json('{' + stated("issuer", "") + ','
            + stated("registration_endpoint", "/register") + ','
            + stated("authorization_endpoint", "/authorize") + ','
            + stated("token_endpoint", "/token") + '}'));
    answers.insert("/register", ScriptedServer::json(R"({"client_id":"a-client"})"));
    base::SystemRandom random;
    QUrl sent;
    SignIn signIn({.mcpUrl = QUrl(QString::fromUtf8(server.url("/mcp"))),
                      .openBrowser = [&sent](const QUrl &url) { sent = url; }},
        random);
    std::optional<Failure> failure;
    connect(&signIn, &SignIn::failed, this, [&failure](const Failure &why) { failure = why; });
    signIn.start();
    QTRY_VERIFY(failure || sent.isValid());
    QCOMPARE(sent.isValid(), what.isEmpty());
    if (failure)
        QVERIFY2(failure->what.contains(what), qPrintable(failure->what));
}

QTEST_GUILESS_MAIN(tst_SignIn)
#include "tst_SignIn.moc"
