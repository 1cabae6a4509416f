// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/FirstRun.h"

#include "flows/Visitor.h"
#include "pages/Notice.h"

#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTcpServer>
#include <QWizardPage>

namespace gatehouse::test {

FirstRun::FirstRun()
    : person([](const QUrl &url) { Visitor("ann", Password).visit(url); })
    , live(std::make_unique<models::LiveData>(
          models::LiveServer::Options {.sockets = {somebody.places().socket()},
              .program = u"test"_s,
              .firstPause = std::chrono::milliseconds(100)},
          clock))
    , service(std::make_unique<service::Service>(somebody.places()))
    , window(std::make_unique<shell::MainWindow>(*live))
{
    control = std::make_unique<shell::ServerControl>(*window, means());
}

wizard::Means FirstRun::means()
{
    const auto openBrowser = [this](const QUrl &url) {
        visited.append(url);
        if (person) // as a browser does: at the same time
            QTimer::singleShot(0, &m_browser, [this, url] { person(url); });
    };
    return {.service = *service, .live = *live, .random = random, .openBrowser = openBrowser};
}

FirstRun::~FirstRun()
{
    control.reset();
    window.reset();
    service.reset();
    live.reset();
}

void FirstRun::begin()
{
    control->beginWithSetUp();
    window->show();
    live->server.open();
    if (!QTest::qWaitFor([this] { return control->setUp() && control->setUp()->isVisible(); }))
        qFatal("the set-up does not open");
}

QList<SetUpScene> setUpScenes()
{
    using wizard::SetupWizard;
    using wizard::SignInAt;
    wizard::Draft proxy;
    proxy.reach = wizard::Reach::Proxy;
    proxy.domain = u"gate.a-company-with-a-rather-long-name.example.com"_s;
    wizard::Draft certificate = proxy;
    certificate.reach = wizard::Reach::Certificate;
    certificate.certificate = u"/nowhere/fullchain.pem"_s;
    certificate.certificateKey = u"/nowhere/privkey.pem"_s;
    QList<SetUpScene> scenes {{u"reach"_s, SetupWizard::Reach, {}},
        {u"reach-proxy"_s, SetupWizard::Reach, proxy},
        {u"reach-wrong"_s, SetupWizard::Reach, certificate, true}};
    const std::pair<SignInAt, QString> providers[] {{SignInAt::Google, u"google"_s},
        {SignInAt::GitHub, u"github"_s}, {SignInAt::Microsoft, u"microsoft"_s},
        {SignInAt::Other, u"other"_s}, {SignInAt::Local, u"local"_s}};
    for (const auto &[provider, name] : providers) {
        wizard::Draft draft = proxy;
        draft.signInAt = provider;
        scenes.append({u"provider-"_s + name, SetupWizard::Provider, draft});
        scenes.append({u"credentials-"_s + name, SetupWizard::Credentials, draft, true});
        scenes.append({u"allowed-"_s + name, SetupWizard::Allowed, draft});
        draft.clientId = u"an-id"_s;
        draft.clientSecret = base::Secret("a-secret");
        scenes.append({u"start-"_s + name, SetupWizard::Start, draft});
    }
    wizard::Draft several;
    several.formerProviders = QStringList {u"google"_s, u"github"_s, u"local"_s};
    scenes.append({u"provider-several"_s, SetupWizard::Provider, several});
    scenes.append({u"allowed-empty"_s, SetupWizard::Allowed, proxy, true});
    scenes.append({u"servers-empty"_s, SetupWizard::Servers, proxy});
    wizard::Draft full = proxy;
    full.people = u"ann@example.com\n*"_s;
    full.servers = R"({"mcpServers":{
        "files":{"command":"npx","args":["-y","@modelcontextprotocol/server-filesystem","/srv/team"]},
        "issues-of-the-whole-company":{"url":"https://issues.example.com/a/rather/long/path/mcp"}}})";
    scenes.append({u"servers"_s, SetupWizard::Servers, full});
    scenes.append({u"allowed-everybody"_s, SetupWizard::Allowed, full});
    scenes.append({u"connect"_s, SetupWizard::Connect, full});
    return scenes;
}

std::unique_ptr<wizard::SetupWizard> FirstRun::opened(const SetUpScene &scene)
{
    auto wizard = std::make_unique<wizard::SetupWizard>(means(), scene.draft);
    wizard->setStartId(scene.page);
    wizard->restart();
    wizard->show();
    if (scene.goesOn)
        wizard->button(QWizard::NextButton)->click();
    return wizard;
}

bool FirstRun::isOn(wizard::SetupWizard::PageId page) const
{
    return setUp().currentId() == page;
}

bool FirstRun::next() const
{
    const int before = setUp().currentId();
    setUp().button(QWizard::NextButton)->click();
    return setUp().currentId() != before;
}

void FirstRun::back() const
{
    setUp().button(QWizard::BackButton)->click();
}

void FirstRun::goTo(wizard::SetupWizard::PageId last) const
{
    using wizard::SetupWizard;
    const auto must = [this](bool worked) {
        if (!worked)
            qFatal("the set-up does not go on: %s", qPrintable(notice()));
    };
    setUp().currentPage()->findChild<QSpinBox *>()->setValue(freePort());
    must(isOn(SetupWizard::Reach) && next());
    if (last == SetupWizard::Provider)
        return;
    must(press(u"Accounts kept here"_s));
    picture(setUp(), u"2-provider"_s);
    must(next());
    if (last == SetupWizard::Credentials)
        return;
    must(type(u"Name"_s, u"ann"_s));
    must(type(u"Password"_s, QLatin1String(Password)));
    must(type(u"Password again"_s, QLatin1String(Password)));
    picture(setUp(), u"3-credentials"_s);
    while (setUp().currentId() < last) {
        must(next());
        picture(setUp(), u"%1-page"_s.arg(setUp().currentId() + 1));
    }
}

wizard::StepList::State FirstRun::stepOf(const QString &id) const
{
    return setUp().currentPage()->findChild<wizard::StepList *>()->state(id);
}

bool FirstRun::knowsProvider(const FakeProvider &provider, const QString &secret) const
{
    return press(u"Another provider"_s) && next()
        && type(u"Issuer"_s, QString::fromUtf8(provider.url("/userinfo")))
        && type(u"Authorization URL"_s, QString::fromUtf8(provider.url("/authorize")))
        && type(u"Token URL"_s, QString::fromUtf8(provider.url("/token")))
        && type(u"Client ID"_s, u"gatehouse"_s) && type(u"Client secret"_s, secret);
}

bool FirstRun::type(const QString &label, const QString &text) const
{
    auto *edit = named<QLineEdit>(label);
    if (!edit)
        return false;
    edit->clear();
    QTest::keyClicks(edit, text);
    return true;
}

bool FirstRun::press(const QString &text) const
{
    auto *button = named<QAbstractButton>(text);
    if (!button || !button->isEnabled())
        return false;
    button->click();
    return true;
}

QString FirstRun::notice() const
{
    for (const auto *notice : setUp().currentPage()->findChildren<pages::Notice *>()) {
        if (notice->isVisible())
            return notice->text();
    }
    return {};
}

void FirstRun::picture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("GATEHOUSE_PICTURES");
    if (folder.isEmpty())
        return;
    QTest::qWait(50); // painted as it is
    QDir().mkpath(folder);
    if (!widget.grab().save(folder + u'/' + name + u".png"_s))
        qFatal("the picture %s cannot be written", qPrintable(name));
}

quint16 FirstRun::freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

} // namespace gatehouse::test
