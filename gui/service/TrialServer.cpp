// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/TrialServer.h"

#include "base/ReplacedFile.h"
#include "config/EnvEdit.h"
#include "service/Advice.h"
#include "service/Command.h"
#include "service/Places.h"
#include "service/Runner.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <sys/prctl.h>

#include <csignal>

namespace gatehouse::service {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using base::Err;
using base::Result;
using link::AdminLink;

namespace {

constexpr auto ReadyWithin = 15s;

/// In a folder of the person, which begins so.
QString namesOfFolders()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)
        + u"/gatehouse-trial-"_s;
}

QString lockIn(const QString &folder)
{
    return folder + u"/lock"_s;
}

} // namespace

TrialServer::TrialServer(QObject *parent)
    : QObject(parent)
    , m_folder(namesOfFolders() + u"XXXXXX"_s)
    , m_lock(lockIn(m_folder.path()))
{
    m_lock.setStaleLockTime(0ms); // as long as this lives
    m_lock.tryLock(0ms);
    m_deadline.setSingleShot(true);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    // It does not outlive the app, whatever becomes of that.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    connect(&m_deadline, &QTimer::timeout, this,
        [this] { fail(tr("The server does not get ready to be asked.")); });
    connect(&m_process, &QProcess::readyRead, this, [this] {
        m_said += QString::fromUtf8(m_process.readAll());
        if (!m_link && m_said.contains(u"Gatehouse is ready at "_s))
            follow();
    });
    connect(&m_process, &QProcess::finished, this,
        [this] { fail(tr("The server cannot be started to try this.")); });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(tr("gatehoused, the server, cannot be run."));
    });
}

TrialServer::~TrialServer()
{
    m_process.disconnect(this);
    m_process.kill(); // there is nothing that it could lose
    m_process.waitForFinished();
}

void TrialServer::sweep()
{
    const QFileInfo names(namesOfFolders());
    QDir parent = names.dir();
    const QStringList folders =
        parent.entryList({names.fileName() + u'*'}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &folder : folders) {
        const QString path = parent.filePath(folder);
        QLockFile lock(lockIn(path));
        lock.setStaleLockTime(0ms);
        // Without a lock it is being made.
        if (QFileInfo::exists(lockIn(path)) && lock.tryLock(0ms))
            QDir(path).removeRecursively();
    }
}

void TrialServer::retire(std::unique_ptr<TrialServer> server)
{
    TrialServer *trial = server.release();
    trial->setParent(QCoreApplication::instance());
    trial->m_deadline.stop();
    trial->m_ready = nullptr;
    if (trial->m_process.state() == QProcess::NotRunning)
        return trial->deleteLater();
    connect(&trial->m_process, &QProcess::finished, trial, &QObject::deleteLater);
    trial->m_process.terminate();
}

void TrialServer::start(const Places &places, const QMap<QByteArray, QByteArray> &settings,
    const std::optional<Account> &account, const Ready &ready)
{
    m_ready = ready;
    m_deadline.start(ReadyWithin);
    QList<config::NewSetting> lines {{"HOST", "127.0.0.1"}, {"PORT", "0"}, {"WORKERS", "1"},
        {"AUTH_STRATEGY", "local"}, {"DATA_DIR", m_folder.filePath(u"data"_s).toUtf8()},
        {"ADMIN_SOCKET", m_folder.filePath(u"admin/s"_s).toUtf8()}, {"SECRET_STORE", "file"}};
    for (auto it = settings.cbegin(); it != settings.cend(); ++it)
        lines.append({it.key(), it.value()});
    const QString file = m_folder.filePath(u"trial.env"_s);
    const auto written = base::replaceFile(file, config::editedEnvFile({}, lines), 0600);
    m_process.setProgram(places.server);
    m_process.setArguments({u"--settings"_s, file});
    m_process.setProcessEnvironment(places.environment);
    m_process.setWorkingDirectory(m_folder.path());
    if (!m_folder.isValid() || !written || places.server.isEmpty()) {
        QTimer::singleShot(0, this, [this] {
            fail(m_process.program().isEmpty()
                    ? tr("gatehoused, the server, is not installed here.")
                    : tr("No temporary folder can be made."));
        });
        return;
    }
    if (!account)
        return launch();
    run({.program = places.server,
            .arguments = m_process.arguments() + QStringList {u"--add-user"_s, account->name},
            .environment = places.environment,
            .input = account->password.reveal()},
        this, [this](const Result<Output> &added) {
            if (added && added->code == 0)
                return launch();
            m_said = added ? added->words() : added.error().message;
            fail(tr("The server cannot be started to try this."));
        });
}

void TrialServer::launch()
{
    m_process.start();
}

void TrialServer::follow()
{
    m_link =
        std::make_unique<AdminLink>(AdminLink::Options {.socket = m_folder.filePath(u"admin/s"_s),
            .program = u"gatehouse "_s + QStringLiteral(GATEHOUSE_VERSION),
            .reconnect = AdminLink::Reconnect::Never});
    connect(m_link.get(), &AdminLink::stateChanged, this, [this] {
        if (m_link->state() == AdminLink::State::Ready)
            finish({});
        else if (m_link->state() == AdminLink::State::Lost)
            fail(m_link->problem().message);
    });
    m_link->open();
}

void TrialServer::finish(const Result<void, Trouble> &result)
{
    m_deadline.stop();
    if (const Ready ready = std::exchange(m_ready, nullptr))
        ready(result);
}

void TrialServer::fail(const QString &what)
{
    const QStringList lines = linesToShow(m_said);
    finish(Err(Trouble {.what = what, .fix = adviceFor(lines), .lines = lines}));
}

} // namespace gatehouse::service
