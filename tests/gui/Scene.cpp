// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/Scene.h"

#include "daemon/SettingRows.h"
#include "findings/PeerFindings.h"
#include "findings/PlaceFindings.h"
#include "pages/ElidedLabel.h"
#include "pages/Notice.h"
#include "pages/Page.h"
#include "settings/LoadSettings.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

namespace gatehouse::test {

namespace {

struct Somebody
{
    const char *name;
    const char *email;
};
constexpr Somebody People[] {{"Ann Novak", "ann@corp.example"}, {"Ben Okafor", "ben@corp.example"},
    {"Chiara Rossi", "chiara@corp.example"}, {"Dmitri Ivanov", "dmitri@partner.example"},
    {"Erika Mustermann", "erika@corp.example"}, {"Farah Haddad", "farah@corp.example"}};

struct Product
{
    const char *id;
    const char *name;
};
constexpr Product Products[] {{"7c1f0a52be", "Claude"},
    {"https://cursor.example/client.json", "Cursor"}, {"a81d7723c4", "ChatGPT"},
    {"5e02bb9f10", "VS Code"}, {"c0ffee1234", "MCP Inspector"}};

QByteArray addressOf(int number)
{
    return number % 9 == 0 ? "2001:db8:85a3::8a2e:370:7334"
                           : "203.0.113." + QByteArray::number(7 + number % 40);
}

domain::Session sessionOf(const AdminRig &rig, int number)
{
    domain::Session session = rig.session(number);
    const Somebody &person = People[std::size_t(number * 5 + number / 7) % std::size(People)];
    const Product &product = Products[std::size_t(number * 3 + number / 4) % std::size(Products)];
    session.user.subject = person.email;
    session.user.email = QString::fromLatin1(person.email);
    session.user.name = QString::fromLatin1(person.name);
    session.clientId = {product.id};
    session.clientName = QString::fromLatin1(product.name);
    session.openedAt = rig.clock.now() - base::seconds(137 * (number + 1));
    session.endsAt = session.openedAt + base::seconds(180 * 24 * 3600);
    session.openedFrom = addressOf(number);
    return session;
}

constexpr char SettingsFile[] = "/etc/gatehouse/gatehouse.env";

/// As gatehoused says them: some in its file, one in its environment, a secret in the keychain.
QList<protocol::SettingRow> settingsOfATeam()
{
    config::Inputs inputs;
    inputs.environment = {{"HOME", "/home/gate"}, {"PORT", "3100"},
        {"PROVIDER_CLIENT_SECRET", "a-secret-of-the-provider"}};
    inputs.settingsFile = QLatin1String(SettingsFile);
    inputs.settingsText = "BASE_URL=https://gate.example\n"
                          "PROVIDER_CLIENT_ID=gatehouse-team\n"
                          "PROVIDER_ACCOUNTS_URL=https://login.corp.example\n"
                          "ALLOWED_USERS=*@corp.example\n"
                          "ACCESS_TOKEN_TTL=30m\n";
    const auto loaded = settings::loadSettingsNow(inputs);
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().mistakes.first().text()));
    QList<protocol::SettingRow> rows = daemon::settingRows(*loaded, {});
    for (protocol::SettingRow &row : rows) {
        if (row.name != "PROVIDER_CLIENT_SECRET")
            continue;
        row.fixed = false;
        row.source = protocol::ValueSource::SecretStore;
        row.place = u"the keychain"_s;
    }
    return rows;
}

} // namespace

QString nameOf(const QWidget &widget)
{
    if (!widget.accessibleName().isEmpty())
        return widget.accessibleName();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    for (const QLabel *label : widget.window()->findChildren<QLabel *>()) {
        if (label->buddy() == &widget)
            return label->text();
    }
    return {};
}

Scene::Scene()
{
    rig.clock.set(base::SystemClock().now());
    rig.tellsAudit = true;
    rig.configuration.mistakes.emplace();
    rig.configuration.list = {.rows = settingsOfATeam(),
        .file = QLatin1String(SettingsFile),
        .secretStore = u"the keychain"_s};
    rig.configuration.secrets.insert("PROVIDER_CLIENT_SECRET", "a-secret-of-the-provider");
}

Scene::~Scene()
{
    window.reset();
    live.reset();
}

void Scene::forgetSettings()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-tests"_s);
    QCoreApplication::setApplicationName(QCoreApplication::applicationName() + u"-test"_s);
    QSettings().clear();
}

void Scene::startServer()
{
    rig.runBatch([&] {
        for (const Product &product : Products) {
            const domain::Client client {.id = {product.id},
                .name = QString::fromLatin1(product.name),
                .redirectUris = {"https://client.example/callback"},
                .issuedAt = rig.clock.now()};
            static_cast<void>(rig.store.registerClient(client, base::sha256(product.id)));
        }
    });
    rig.start();
}

void Scene::openSessions(int count)
{
    rig.runBatch([&] {
        for (int i = 0; i < count; ++i) {
            const domain::Session session = sessionOf(rig, i);
            const oauth::NewTokens tokens {.access = base::sha256("a" + QByteArray::number(i)),
                .accessExpiresAt = rig.clock.now() + base::seconds(3600),
                .refresh = base::sha256("r" + QByteArray::number(i)),
                .refreshExpiresAt = rig.clock.now() + base::seconds(90'000),
                .scopes = session.scopes,
                .issuedAt = rig.clock.now()};
            if (!rig.store.openSession(session, {}, base::sha256("no code"), tokens))
                qFatal("The session cannot be opened.");
            rig.events.happened(oauth::SessionOpened {session});
        }
    });
    QList<admin::SessionUse> uses;
    for (int i = 0; i < count; i += 2)
        uses.append({{"s" + QByteArray::number(i)}, {.requests = 17 * i % 240, .bytesIn = 2048 * i},
            rig.clock.now() - base::seconds(11 * i), addressOf(i)});
    rig.server->noteTraffic(uses, {});
}

QByteArray Scene::askForApproval(const QString &name)
{
    domain::Client client;
    const QByteArray id = "w" + QByteArray::number(qHash(name));
    rig.runBatch([&] {
        client = {.id = {id},
            .name = name,
            .redirectUris = {"https://windsurf.example/callback"},
            .issuedAt = rig.clock.now()};
        client = *rig.store.registerClient(client, base::sha256(id));
        rig.events.happened(oauth::ClientRegistered {client});
        rig.approval.ask(client, client.redirectUris.first(), base::sha256("browser of " + id));
    });
    return rig.approval.waiting().last().code;
}

void Scene::trouble()
{
    const domain::Session session = sessionOf(rig, 3);
    rig.happen(oauth::RefreshTokenStolen {session});
    rig.happen(oauth::SignInRefused {
        .client = session.clientId, .provider = "corp", .who = u"mallory@elsewhere.example"_s});
    rig.happen(oauth::ProviderDown {.provider = "corp",
        .problem = u"https://login.corp.example did not answer within 10000 ms."_s});
}

void Scene::makeTokens()
{
    struct Wanted
    {
        const char *name;
        const char *user;
        QByteArrayList servers;
        QStringList tools;
        int days;
    };
    const Wanted all[] {
        {"Nightly report", "ann@corp.example", {"/mcp"}, {u"search"_s, u"read_*"_s}, 90},
        {"Build server, main line", "ben@corp.example", {"/mcp", "/mcp/two"}, {}, 365},
        {"Try-out", "chiara@corp.example", {"/mcp/two"}, {u"echo"_s}, 7}};
    rig.runBatch([&] {
        for (const Wanted &wanted : all) {
            const auto made = rig.personalTokens.create({.name = QString::fromLatin1(wanted.name),
                .user = QString::fromLatin1(wanted.user),
                .servers = wanted.servers,
                .tools = wanted.tools,
                .expiresAt = rig.clock.now() + std::chrono::hours(24) * wanted.days});
            if (!made)
                qFatal("%s", qPrintable(made.error().message));
        }
    });
}

void Scene::examine()
{
    rig.examination = protocol::Examination {.isFinished = true,
        .startedAt = rig.clock.now(),
        .checks = {{u"settings"_s, u"the settings"_s, protocol::CheckState::Done},
            {u"tls"_s, u"the certificate of BASE_URL"_s, protocol::CheckState::Done}},
        .findings = {findings::good(u"settings"_s, u"The settings fit together."_s),
            findings::tlsFinding(
                {.problem = {}, .expiresAt = rig.clock.now() + base::seconds(9 * 86400 + 60)},
                rig.clock.now()),
            findings::diskFindings({.folder = u"/var/lib/gatehouse"_s, .freeBytes = 44'345'000'000})
                .constFirst(),
            findings::credentialsFinding(
                u"corp"_s, {"invalid_client", u"The provider refused the code: invalid_client."_s}),
            findings::signInFinding({.file = u"claude"_s, .product = u"Claude"_s})}};
}

void Scene::traffic()
{
    constexpr int Spans = 180;
    const base::sys_seconds now = rig.clock.now();
    for (int i = Spans - 1; i >= 0; --i) {
        rig.clock.set(now - base::seconds(i * models::TrafficHistory::Span.count()));
        const int wave = (i * 37 % 23) + (i % 60 < 25 ? 40 : 8);
        live->traffic.take({.counted = {.requests = wave, .errors = i % 17 == 0 ? 6 : 0},
            .connections = 14,
            .streams = 9});
    }
    rig.clock.set(now);
}

void Scene::connectApp()
{
    live = std::make_unique<models::LiveData>(
        models::LiveServer::Options {.sockets = {rig.path()}, .program = u"test"_s}, rig.clock);
    window = std::make_unique<shell::MainWindow>(*live);
    live->server.open();
    if (!QTest::qWaitFor(
            [this] { return live->server.isConnected() && live->server.status(); }, 10'000))
        qFatal("The app does not reach the server.");
    live->sessions.settle();
}

void Scene::loseServer()
{
    if (live) {
        rig.server.reset();
    } else {
        live = std::make_unique<models::LiveData>(
            models::LiveServer::Options {
                .sockets = {u"/run/gatehouse/admin.sock.none"_s}, .program = u"test"_s},
            rig.clock);
        window = std::make_unique<shell::MainWindow>(*live);
        live->server.open();
    }
    if (!QTest::qWaitFor(
            [this] { return live->server.connection() == models::LiveServer::Connection::Lost; }))
        qFatal("The app does not notice that the server has gone.");
}

void Scene::showPage(const QString &id, QSize size)
{
    window->showPage(id);
    window->resize(size.isEmpty() ? window->minimumSize() : size);
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get()))
        qFatal("The window is not shown.");
    QCoreApplication::processEvents();
}

QPushButton *Scene::button(const QString &text) const
{
    for (QPushButton *button : window->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

void Scene::activate() const
{
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get()))
        qFatal("The window does not become active.");
}

bool Scene::press(const QString &text) const
{
    QPushButton *found = button(text);
    if (!found || !found->isEnabled())
        return false;
    found->click();
    return true;
}

QStringList Scene::details() const
{
    QStringList values;
    for (const auto *label : window->findChildren<pages::ElidedLabel *>()) {
        if (label->isVisible())
            values.append(label->text());
    }
    return values;
}

QTreeView *Scene::table() const
{
    return visible<QTreeView>();
}

bool Scene::select(const QString &text) const
{
    QTreeView *view = table();
    for (int row = 0; view && row < view->model()->rowCount(); ++row) {
        const QModelIndex index = view->model()->index(row, 0);
        if (index.data().toString() == text) {
            view->setCurrentIndex(index);
            return true;
        }
    }
    return false;
}

bool Scene::answerQuestion(const QString &name) const
{
    const auto boxes = window->findChildren<QMessageBox *>(u"question"_s);
    const auto asked = std::find_if(
        boxes.cbegin(), boxes.cend(), [](const QMessageBox *one) { return one->isVisible(); });
    if (asked == boxes.cend())
        return false;
    QMessageBox *box = *asked;
    box->findChild<QPushButton *>(name)->click();
    // It is deleted later; until then it must not be found.
    box->setObjectName(QString());
    return true;
}

QString Scene::notice() const
{
    for (const auto *page : window->findChildren<pages::Page *>()) {
        if (!page->isVisible())
            continue;
        const auto *notice = page->findChild<pages::Notice *>({}, Qt::FindDirectChildrenOnly);
        return notice && notice->isVisible() ? notice->text() : QString();
    }
    return {};
}

} // namespace gatehouse::test
