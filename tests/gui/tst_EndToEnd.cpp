// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/Flow.h"
#include "gui/Scene.h"
#include "models/LiveData.h"
#include "shell/MainWindow.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

constexpr char CallBody[] =
    R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})";

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

/// From a person who signs in to the button that ends it.
class tst_EndToEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void endsALiveSessionFromTheWindow();
    void changesASettingAndKeepsASecret();
    void makesATokenThatOpensTheDoor();
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

QTEST_MAIN(tst_EndToEnd)
#include "tst_EndToEnd.moc"
