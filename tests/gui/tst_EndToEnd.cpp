// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/AdminRig.h"
#include "flows/Flow.h"
#include "gui/Scene.h"
#include "models/LiveData.h"
#include "shell/MainWindow.h"

#include <QApplication>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTreeView>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int Slowness = 10;
#else
constexpr int Slowness = 1;
#endif

constexpr char CallBody[] =
    R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})";

/// gatehouse itself, with nothing of the person who runs the test.
class App
{
public:
    App(const QString &home, const QString &socket)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, home);
        environment.insert(u"XDG_RUNTIME_DIR"_s, home);
        environment.insert(u"XDG_CONFIG_HOME"_s, home + u"/config"_s);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"QT_LOGGING_RULES"_s, u"gatehouse.app.debug=true"_s);
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"" GATEHOUSE_APP ""_s, {u"--socket"_s, socket});
    }
    ~App()
    {
        process.kill();
        process.waitForFinished();
    }
    /// The number before \a what in a line of the log; -1 when none has come yet.
    int said(const QString &what)
    {
        m_log += QString::fromUtf8(process.readAll());
        const auto match = QRegularExpression(u"(\\d+) %1"_s.arg(what)).match(m_log);
        return match.hasMatch() ? match.captured(1).toInt() : -1;
    }
    bool saidLine(const QString &part)
    {
        m_log += QString::fromUtf8(process.readAll());
        return m_log.contains(part);
    }
    qint64 residentKilobytes() const
    {
        QFile status(u"/proc/%1/status"_s.arg(process.processId()));
        if (!status.open(QIODevice::ReadOnly))
            return -1;
        const auto match =
            QRegularExpression(u"VmRSS:\\s+(\\d+)"_s).match(QString::fromUtf8(status.readAll()));
        return match.captured(1).toLongLong();
    }
    const QString &log() const { return m_log; }

    QProcess process;

private:
    QString m_log;
};

/// The window of the app before a whole server.
struct AppWindow
{
    explicit AppWindow(const Flow &flow)
        : live({.sockets = {flow.adminSocket()}, .program = u"test"_s}, clock)
        , window(live)
    {
        live.server.open();
        window.show();
        if (!QTest::qWaitFor([this] { return live.server.isConnected(); }))
            qFatal("The app does not reach the server.");
    }
    template <typename Widget> Widget *named(const QString &name)
    {
        for (Widget *widget : window.findChildren<Widget *>()) {
            if (widget->isVisible() && widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    /// False when there is no such button, or it does not work.
    bool press(const QString &text)
    {
        for (QPushButton *button : window.findChildren<QPushButton *>()) {
            if (button->isVisible() && button->isEnabled() && button->text() == text) {
                button->click();
                return true;
            }
        }
        return false;
    }
    bool says(const QString &text)
    {
        const auto labels = window.findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    QTreeView *table()
    {
        for (auto *view : window.findChildren<QTreeView *>()) {
            if (view->isVisible())
                return view;
        }
        return nullptr;
    }

    const base::SystemClock clock;
    models::LiveData live;
    shell::MainWindow window;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// From a person who signs in to the button that ends it; and the program itself.
class tst_EndToEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void endsALiveSessionFromTheWindow();
    void changesASettingAndKeepsASecret();
    void makesATokenThatOpensTheDoor();
    void startsFastAndStaysSmall();
    void startsOnce();
};

void tst_EndToEnd::endsALiveSessionFromTheWindow()
{
    Flow flow;
    AppWindow app(flow);
    const models::LiveData &live = app.live;
    app.window.showPage(u"sessions"_s);
    QCOMPARE(live.sessions.rowCount(), 0);
    const Tokens tokens = Journey(flow, "Claude").tokens();
    QCOMPARE(flow.callMcp(tokens.access, CallBody).status, 200);
    QTRY_COMPARE(live.sessions.rowCount(), 1);
    QCOMPARE(live.sessions.index(0, models::SessionsModel::Person).data().toString(), u"ann"_s);
    QCOMPARE(live.sessions.index(0, models::SessionsModel::Client).data().toString(), u"Claude"_s);
    QTreeView *table = app.table();
    QVERIFY(table);
    table->setCurrentIndex(live.sessions.index(0, 0));
    QTRY_VERIFY(live.sessions.rowAt(table->currentIndex())->use.requests >= 1);
    QVERIFY(app.press(u"End session…"_s));
    QVERIFY(app.window.findChild<QMessageBox *>());
    QVERIFY(app.press(u"End session"_s));
    QTRY_COMPARE(live.sessions.rowCount(), 0);
    QCOMPARE(flow.callMcp(tokens.access, CallBody).status, 401);
    QTRY_VERIFY(live.activity.rowCount() >= 2);
    QVERIFY(live.activity.index(0, 1).data().toString().contains(u"revoked"));
}

void tst_EndToEnd::changesASettingAndKeepsASecret()
{
    Flow flow;
    AppWindow app(flow);
    app.window.showPage(u"settings"_s);
    QTRY_VERIFY(app.named<QLineEdit>(u"Filter by name, help or value"_s));
    app.named<QLineEdit>(u"Filter by name, help or value"_s)->setText(u"ACCESS_TOKEN_TTL"_s);
    QTRY_VERIFY(app.named<QLineEdit>(u"ACCESS_TOKEN_TTL"_s));
    app.named<QLineEdit>(u"ACCESS_TOKEN_TTL"_s)->setText(u"never"_s);
    QTRY_VERIFY(app.says(u"ACCESS_TOKEN_TTL=never"_s));
    QVERIFY(app.press(u"Save"_s));
    QTRY_VERIFY(app.says(u"Nothing was changed."_s));
    app.named<QLineEdit>(u"ACCESS_TOKEN_TTL"_s)->setText(u"5m"_s);
    QVERIFY(app.press(u"Save"_s));
    QTRY_VERIFY(app.says(u"In force now: ACCESS_TOKEN_TTL."_s));
    QCOMPARE(contentOf(flow.settingsFile()), "ACCESS_TOKEN_TTL=5m\n");
    app.named<QLineEdit>(u"Filter by name, help or value"_s)->setText(u"OAUTH_CLIENT_SECRET"_s);
    QTRY_VERIFY(app.named<QPushButton>(u"Set OAUTH_CLIENT_SECRET"_s));
    app.named<QPushButton>(u"Set OAUTH_CLIENT_SECRET"_s)->click();
    app.named<QLineEdit>(u"OAUTH_CLIENT_SECRET"_s)->setText(u"correct horse battery"_s);
    QVERIFY(app.press(u"Keep"_s));
    QTRY_VERIFY(app.named<QPushButton>(u"Replace OAUTH_CLIENT_SECRET"_s));
    QCOMPARE(
        contentOf(flow.dataDir() + u"/secrets/OAUTH_CLIENT_SECRET"_s), "correct horse battery");
    QVERIFY(!contentOf(flow.settingsFile()).contains("horse"));
}

void tst_EndToEnd::makesATokenThatOpensTheDoor()
{
    Flow flow;
    AppWindow app(flow);
    app.window.showPage(u"tokens"_s);
    QTRY_VERIFY(app.live.lists.servers.rowCount() == 1);
    QVERIFY(app.press(u"New token…"_s));
    for (auto *field : app.window.findChildren<QLineEdit *>()) {
        if (field->isVisible() && field->placeholderText().startsWith(u"What it is for"))
            field->setText(u"Job"_s);
        if (field->isVisible() && field->placeholderText().startsWith(u"Somebody"))
            field->setText(u"ann"_s);
    }
    for (auto *box : app.window.findChildren<QCheckBox *>())
        box->setChecked(true);
    QVERIFY(app.press(u"Create"_s));
    QTRY_VERIFY(app.named<QLineEdit>(u"Token"_s));
    const QByteArray token = app.named<QLineEdit>(u"Token"_s)->text().toLatin1();
    QCOMPARE(flow.callMcp(token, CallBody).status, 200);
    QVERIFY(app.press(u"I have copied it"_s));
    QTRY_COMPARE(app.live.lists.tokens.rowCount(), 1);
    app.table()->setCurrentIndex(app.table()->model()->index(0, 0));
    QVERIFY(app.press(u"Revoke…"_s));
    QVERIFY(app.press(u"Revoke"_s));
    QTRY_COMPARE(app.live.lists.tokens.rowCount(), 0);
    QCOMPARE(flow.callMcp(token, CallBody).status, 401);
}

void tst_EndToEnd::startsFastAndStaysSmall()
{
    constexpr int Sessions = 10'000;
    constexpr int MostMilliseconds = 300;
    constexpr qint64 MostKilobytes = 120 * 1024;
    AdminRig rig;
    rig.start(Sessions);
    int best = INT_MAX; // others use this machine too
    qint64 resident = 0;
    for (int round = 0; round < 3; ++round) {
        const QTemporaryDir home;
        QElapsedTimer timer;
        timer.start();
        App app(home.path(), rig.path());
        QTRY_VERIFY_WITH_TIMEOUT(app.saidLine(u"window shown after"_s), 20'000);
        best = std::min(best, int(timer.elapsed()));
        QTRY_VERIFY_WITH_TIMEOUT(app.said(u"sessions known"_s) == Sessions, 30'000);
        resident = std::max(resident, app.residentKilobytes());
    }
    qInfo("first window after %d ms, resident %lld KiB", best, resident);
    QVERIFY2(best <= MostMilliseconds * Slowness, qPrintable(QString::number(best)));
    QVERIFY2(resident > 0 && resident <= MostKilobytes * Slowness,
        qPrintable(QString::number(resident)));
}

void tst_EndToEnd::startsOnce()
{
    AdminRig rig;
    rig.start(1);
    const QTemporaryDir home;
    App first(home.path(), rig.path());
    QTRY_VERIFY_WITH_TIMEOUT(first.saidLine(u"window shown after"_s), 20'000);
    App second(home.path(), rig.path());
    QTRY_COMPARE_WITH_TIMEOUT(second.process.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(second.process.exitCode(), 0);
    QCOMPARE(first.process.state(), QProcess::Running);
}

QTEST_MAIN(tst_EndToEnd)
#include "tst_EndToEnd.moc"
