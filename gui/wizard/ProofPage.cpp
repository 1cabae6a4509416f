// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/ProofPage.h"

#include "models/DoctorRun.h"
#include "models/ServerWords.h"
#include "pages/Snippet.h"
#include "proof/SignIn.h"
#include "wizard/StepList.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWizard>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;
using models::DoctorRun;
using models::LiveServer;
using pages::Tone;
using proof::SignIn;
using protocol::FindingLevel;
using State = StepList::State;

namespace {

constexpr std::chrono::seconds ConnectedWithin {10};

} // namespace

ProofPage::ProofPage(Context &context, Apply &apply)
    : SetupPage(context, tr("Does it work?"),
        tr("The server is started, looked over, and signed in at, as a client would do it."))
    , m_apply(apply)
    , m_doctor(new DoctorRun(means().live.server, this))
    , m_steps(new StepList(this))
    , m_lines(new QPlainTextEdit(this))
    , m_again(new QPushButton(tr("&Try again"), this))
    , m_signInButton(new QPushButton(tr("&Sign in with the browser"), this))
    , m_callAgain(new QPushButton(tr("&List the tools again"), this))
    , m_quit(new QPushButton(tr("&Quit Gatehouse"), this))
    , m_linkCaption(new QLabel(tr("If no browser has opened, open this in one:"), this))
    , m_link(new pages::Snippet(tr("Address to sign in at"), this))
{
    makeSteps();
    m_connecting.setSingleShot(true);
    m_lines->setReadOnly(true);
    m_lines->setTabChangesFocus(true);
    m_lines->setAccessibleName(tr("What the server said"));
    m_lines->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_again, m_quit, m_signInButton, m_callAgain}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    body().addWidget(m_steps);
    body().addLayout(buttons);
    body().addWidget(m_linkCaption);
    body().addWidget(m_link);
    body().addWidget(m_lines, 20);
    body().addStretch(1);
    connect(m_again, &QPushButton::clicked, this, &ProofPage::apply);
    connect(m_quit, &QPushButton::clicked, qApp, &QCoreApplication::quit);
    connect(m_signInButton, &QPushButton::clicked, this, &ProofPage::signIn);
    connect(m_callAgain, &QPushButton::clicked, this, [this] { m_signIn->listAgain(); });
    connect(&m_apply, &Apply::stepped, this, [this](Apply::Step step) {
        m_steps->show(step == Apply::Step::Starting ? u"start"_s : u"apply"_s, State::Running);
        if (step == Apply::Step::Starting)
            m_steps->show(u"apply"_s, State::Good);
    });
    connect(&m_connecting, &QTimer::timeout, this, &ProofPage::showNoConnection);
    connect(&m_apply, &Apply::succeeded, this, &ProofPage::connectApp);
    connect(&m_apply, &Apply::failed, this, &ProofPage::showTrouble);
    connect(&means().live.server, &LiveServer::connectionChanged, this, [this] {
        if (m_stage == Stage::Connecting && means().live.server.isConnected())
            examine();
    });
    connect(m_doctor, &DoctorRun::changed, this, &ProofPage::followDoctor);
    connect(m_doctor, &DoctorRun::failed, this, [this](const protocol::Failure &why) {
        if (m_stage == Stage::Ready && m_doctor->state() == DoctorRun::State::Broken)
            m_steps->show(u"doctor"_s, State::Warning, why.message);
    });
}

ProofPage::~ProofPage() = default;

void ProofPage::makeSteps()
{
    m_steps->addStep(u"apply"_s, tr("Write the settings."));
    m_steps->addStep(u"start"_s, tr("Start the server."));
    m_steps->addStep(u"doctor"_s, tr("Let the doctor look it over."));
    m_steps->addStep(u"signin"_s, tr("Sign in as a client does."));
    m_steps->addStep(u"tools"_s, tr("Ask the MCP server for its tools."));
}

void ProofPage::initializePage()
{
    apply();
}

void ProofPage::cleanupPage()
{
    m_stage = Stage::Applying; // of which nobody hears any more
    m_connecting.stop();
    m_signIn.reset();
}

bool ProofPage::isComplete() const
{
    return m_stage == Stage::Ready || m_stage == Stage::Proven;
}

void ProofPage::enter(Stage stage)
{
    m_stage = stage;
    if (stage == Stage::Connecting)
        m_connecting.start(ConnectedWithin);
    else
        m_connecting.stop();
    const bool isUp = stage == Stage::Ready || stage == Stage::Proven;
    m_again->setVisible(stage == Stage::Failed);
    m_quit->setVisible(stage == Stage::Failed && m_apply.hasChanged() && !m_apply.isStuck());
    m_signInButton->setVisible(isUp || stage == Stage::SigningIn);
    m_signInButton->setEnabled(isUp);
    m_callAgain->setVisible(stage == Stage::Proven);
    const bool waits = stage == Stage::SigningIn && m_signIn->step() == SignIn::Step::Browser;
    m_linkCaption->setVisible(waits);
    m_link->setVisible(waits);
    m_lines->setVisible(!m_lines->toPlainText().isEmpty());
    Q_EMIT completeChanged(); // upon which the wizard has its own mind about its buttons
    const bool isFree = stage != Stage::Applying && stage != Stage::Connecting;
    for (const auto which : {QWizard::BackButton, QWizard::CancelButton})
        wizard()->button(which)->setEnabled(isFree);
}

/// It has its place first: what is broken into lines for less room than there is keeps a scroll
/// bar.
void ProofPage::showLines(const QString &text)
{
    m_lines->setVisible(!text.isEmpty());
    layout()->activate();
    m_lines->setPlainText(text);
}

void ProofPage::apply()
{
    sayNothing();
    m_steps->reset();
    m_lines->clear();
    m_signIn.reset();
    enter(Stage::Applying);
    m_apply.run(draft());
}

void ProofPage::showTrouble(const service::Trouble &trouble)
{
    m_steps->show(
        m_steps->state(u"start"_s) == State::Running ? u"start"_s : u"apply"_s, State::Bad);
    showLines(models::ServerWords::said(trouble.lines).join(u'\n'));
    enter(Stage::Failed);
    say(Tone::Bad,
        u"%1 %2 %3"_s.arg(trouble.what, trouble.fix,
            m_apply.isStuck() ? tr("What was written stays: the server does not stop.")
                              : tr("Nothing was changed.")));
}

void ProofPage::connectApp()
{
    m_steps->show(u"start"_s, State::Good);
    enter(Stage::Connecting);
    if (means().live.server.isConnected())
        return examine();
    means().live.server.retryNow();
}

/// As when ADMIN_SOCKET was changed since the app began.
void ProofPage::showNoConnection()
{
    m_steps->show(u"doctor"_s, State::Bad);
    enter(Stage::Failed);
    say(Tone::Bad,
        tr("The server runs, and this app does not reach it at %1. Try again, or quit this app "
           "and start it again: then it looks there. The set-up stays.")
            .arg(means().service.places().socket()));
}

void ProofPage::examine()
{
    m_steps->show(u"doctor"_s, State::Running);
    enter(Stage::Examining);
    m_doctor->run();
}

void ProofPage::followDoctor()
{
    if (m_stage != Stage::Examining)
        return;
    const protocol::Examination &report = m_doctor->report();
    switch (m_doctor->state()) {
    case DoctorRun::State::Unknown:
    case DoctorRun::State::Never:
        break;
    case DoctorRun::State::Running:
        m_steps->show(u"doctor"_s, State::Running,
            tr("%1 of %2").arg(m_doctor->checksDone()).arg(report.checks.size()));
        break;
    case DoctorRun::State::Done:
        showExamination(report);
        break;
    case DoctorRun::State::Broken:
        m_steps->show(u"doctor"_s, State::Warning);
        enter(Stage::Ready);
        break;
    }
}

void ProofPage::showExamination(const protocol::Examination &examination)
{
    QStringList lines;
    bool hasProblem = false;
    for (const protocol::Finding &finding : examination.findings) {
        if (finding.level == FindingLevel::Good)
            continue;
        hasProblem = hasProblem || finding.level == FindingLevel::Problem;
        lines.append(u"%1 %2"_s.arg(finding.what, finding.fix));
    }
    if (lines.isEmpty())
        m_steps->show(u"doctor"_s, State::Good, tr("All is well."));
    else
        m_steps->show(u"doctor"_s, hasProblem ? State::Bad : State::Warning,
            tr("It has found %n thing(s):", nullptr, int(lines.size())));
    showLines(lines.join(u"\n\n"_s));
    enter(Stage::Ready);
}

void ProofPage::signIn()
{
    sayNothing();
    const auto &status = means().live.server.status();
    const QByteArray url =
        status ? status->mcpUrls.value(0) : draft().baseUrl() + QByteArray("/mcp");
    m_signIn = std::make_unique<SignIn>(SignIn::Options {.mcpUrl = QUrl(QString::fromUtf8(url)),
                                            .openBrowser = means().openBrowser},
        means().random);
    connect(m_signIn.get(), &SignIn::stepped, this, &ProofPage::followSignIn);
    connect(m_signIn.get(), &SignIn::failed, this, &ProofPage::showFailure);
    m_steps->show(u"tools"_s, State::Waiting);
    m_signIn->start();
}

void ProofPage::followSignIn()
{
    switch (m_signIn->step()) {
    case SignIn::Step::Finding:
    case SignIn::Step::Registering:
    case SignIn::Step::Redeeming:
        m_steps->show(u"signin"_s, State::Running);
        break;
    case SignIn::Step::Browser:
        m_steps->show(u"signin"_s, State::Running, tr("Go on in the browser."));
        m_link->setText(m_signIn->browserUrl().toString(QUrl::FullyEncoded));
        break;
    case SignIn::Step::Listing:
        m_steps->show(u"signin"_s, State::Good);
        m_steps->show(u"tools"_s, State::Running);
        break;
    case SignIn::Step::Done:
        return showTools();
    }
    enter(Stage::SigningIn);
}

void ProofPage::showTools()
{
    sayNothing();
    const QStringList &tools = m_signIn->tools();
    m_steps->show(u"tools"_s, State::Good,
        tr("It has %n tool(s):", nullptr, int(tools.size())) + u' ' + tools.join(u", "_s));
    enter(Stage::Proven);
    say(Tone::Good, tr("It works. The session stands on the page Sessions; end it there."));
}

void ProofPage::showFailure(const proof::Failure &failure)
{
    const bool wasListing = m_signIn->step() == SignIn::Step::Listing;
    m_steps->show(wasListing ? u"tools"_s : u"signin"_s, State::Bad);
    enter(Stage::Ready);
    say(Tone::Bad, failure.what + u' ' + failure.fix);
}

} // namespace gatehouse::wizard
