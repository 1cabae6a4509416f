// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/ServerControl.h"

#include "base/Printable.h"
#include "models/ServerWords.h"
#include "pages/Question.h"
#include "settings/LoadSettings.h"
#include "shell/ConnectionBanner.h"
#include "shell/MainWindow.h"
#include "shell/TroubleDialog.h"
#include "wizard/DraftSettings.h"
#include "wizard/SetupWizard.h"

#include <QAction>
#include <QFile>
#include <QPushButton>

#include <algorithm>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;
using models::LiveServer;
using service::Trouble;

namespace {

constexpr qsizetype MostMistakesShown = 5;

} // namespace

ServerControl::ServerControl(MainWindow &window, const wizard::Means &means)
    : m_window(window)
    , m_means(means)
    , m_setUpAction(new QAction(tr("Set &up…"), this))
    , m_start(new QAction(tr("&Start the server"), this))
    , m_stop(new QAction(tr("Sto&p the server…"), this))
    , m_restart(new QAction(tr("&Restart the server"), this))
    , m_startButton(window.banner().addButton(tr("Start the server")))
    , m_setUpButton(window.banner().addButton(tr("Set up…")))
{
    makeActions();
    connect(&means.live.server, &LiveServer::connectionChanged, this, &ServerControl::follow);
    connect(&means.service, &service::Service::busyChanged, this, &ServerControl::follow);
    follow();
}

void ServerControl::makeActions()
{
    m_window.addToMenu({m_setUpAction, m_start, m_restart, m_stop});
    connect(m_setUpAction, &QAction::triggered, this, &ServerControl::openSetUp);
    connect(m_setUpButton, &QPushButton::clicked, this, &ServerControl::openSetUp);
    connect(m_start, &QAction::triggered, this, &ServerControl::start);
    connect(m_startButton, &QPushButton::clicked, this, &ServerControl::start);
    connect(m_stop, &QAction::triggered, this, &ServerControl::stop);
    connect(m_restart, &QAction::triggered, this, &ServerControl::restart);
}

void ServerControl::follow()
{
    const bool isFree = !m_means.service.isBusy();
    const bool runs = m_means.service.isRunning();
    const bool isOurs = QFile::exists(m_means.service.places().settingsFile);
    m_start->setEnabled(isFree && isOurs && !runs);
    m_stop->setEnabled(isFree && runs);
    m_restart->setEnabled(isFree && isOurs && runs);
    m_startButton->setVisible(isOurs);
    m_startButton->setEnabled(m_start->isEnabled());
    m_setUpButton->setVisible(!isOurs);
    showAdvice();
}

void ServerControl::showAdvice()
{
    const service::Places &places = m_means.service.places();
    if (QFile::exists(places.settingsFile))
        m_window.banner().setAdvice(tr("Start it here."));
    else if (!places.isSetUp())
        m_window.banner().setAdvice(tr("Nothing is set up on this machine yet."));
}

void ServerControl::start()
{
    m_means.service.start([this](const auto &result) { take(result); });
}

void ServerControl::restart()
{
    m_means.service.restart([this](const auto &result) { take(result); });
}

void ServerControl::stop()
{
    pages::confirm(&m_window,
        {.title = tr("Stop the server"),
            .text = tr("Stop the server?"),
            .consequence = tr("Nobody can use an MCP server through it until it is started again. "
                              "Sessions stay, and go on then."),
            .verb = tr("Stop the server")},
        [this] { m_means.service.stop([this](const auto &result) { take(result); }); });
}

void ServerControl::take(const base::Result<void, Trouble> &result)
{
    follow();
    m_means.live.server.retryNow();
    if (result)
        return;
    auto *dialog = new TroubleDialog(TroubleDialog::About::Server, result.error(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TroubleDialog::setUpWanted, this, &ServerControl::openSetUp);
    dialog->open();
}

void ServerControl::beginWithSetUp()
{
    connect(
        &m_means.live.server, &LiveServer::connectionChanged, this, [this, once = true]() mutable {
            const LiveServer &server = m_means.live.server;
            if (!once || server.connection() == LiveServer::Connection::Connecting)
                return;
            once = false;
            if (!server.isConnected() && server.problem().kind == base::ErrorKind::NotFound
                && !m_means.service.places().isSetUp())
                openSetUp();
        });
}

void ServerControl::openSetUp()
{
    if (m_setUp) {
        m_setUp->raise();
        m_setUp->activateWindow();
        return;
    }
    if (m_isOpening)
        return;
    if (!QFile::exists(m_means.service.places().settingsFile))
        return showSetUp({});
    // A keychain may make the person wait.
    m_isOpening = true;
    settings::loadSettings(
        m_means.service.places().inputs(), this, [this](const config::LoadResult &loaded) {
            m_isOpening = false;
            if (loaded)
                return showSetUp(wizard::draftOf(loaded->settings, m_means.service.places()));
            askToSetUp(loaded.error());
        });
}

void ServerControl::askToSetUp(const config::Refusal &refusal)
{
    QStringList lines;
    for (const config::Mistake &mistake :
        refusal.mistakes.first(std::min<qsizetype>(refusal.mistakes.size(), MostMistakesShown)))
        lines.append(base::printable(models::ServerWords::said(mistake.text())));
    pages::confirm(&m_window,
        {.title = tr("Set up"),
            .text = tr("The settings of now have mistakes. Set up with what can be understood of "
                       "them?"),
            .consequence = lines.join(u'\n') + u"\n\n"_s
                + tr("What cannot be understood begins empty, and is replaced when you apply the "
                     "set-up. Everything else stays."),
            .verb = tr("Set up")},
        [this, draft = wizard::draftOf(refusal, m_means.service.places())] { showSetUp(draft); });
}

void ServerControl::showSetUp(const wizard::Draft &draft)
{
    m_setUp = new wizard::SetupWizard(m_means, draft, &m_window);
    m_setUp->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_setUp, &QDialog::finished, this, &ServerControl::follow);
    connect(m_setUp, &QDialog::finished, this, &ServerControl::setUpClosed);
    m_setUp->show();
    Q_EMIT setUpOpened();
}

wizard::SetupWizard *ServerControl::setUp() const
{
    return m_setUp;
}

} // namespace gatehouse::shell
