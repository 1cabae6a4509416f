// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/Apply.h"

#include "base/ReplacedFile.h"
#include "service/Command.h"
#include "settings/LoadSettings.h"
#include "wizard/DraftSettings.h"

#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include <sys/stat.h>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;
using base::Result;
using service::AtLogin;
using service::Output;
using service::Trouble;

namespace {

constexpr mode_t OwnerOnly = 0600;

std::optional<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

} // namespace

Apply::Apply(service::Service &service, QObject *parent)
    : QObject(parent)
    , m_service(service)
{ }

Apply::~Apply() = default;

void Apply::run(const Draft &draft)
{
    m_draft = draft;
    m_isRunning = true;
    Q_EMIT stepped(Step::Checking);
    const QStringList mistakes = mistakesIn(draft, m_service.places());
    if (!mistakes.isEmpty()) {
        m_isRunning = false;
        Q_EMIT failed({.what = tr("These settings do not go together."),
            .fix = tr("Go back and correct them."),
            .lines = mistakes});
        return;
    }
    const bool isRunning = m_service.isRunning();
    if (!m_hasChanged) // a second run goes back to before the first
        remember(isRunning);
    if (!isRunning)
        return write();
    m_service.stop([this](const Result<void, Trouble> &stopped) {
        if (!stopped)
            return fail(stopped.error());
        write();
    });
}

void Apply::remember(bool isRunning)
{
    m_wasRunning = isRunning;
    const service::Places &places = m_service.places();
    m_before.clear();
    for (const QString &path :
        {places.settingsFile, serversFile(places), places.unitFile, places.autostartFile})
        m_before.insert(path, contentOf(path));
    m_secretsBefore.clear();
    config::Inputs inputs = places.inputs();
    inputs.settingsText = m_before.value(places.settingsFile).value_or(QByteArray());
    m_dataDir = config::secretWants(inputs).dataDir;
    m_hadDataDir = QFileInfo::exists(m_dataDir);
    m_hasChanged = true;
}

Result<void> Apply::makeFolders() const
{
    const service::Places &places = m_service.places();
    QDir().mkpath(QFileInfo(places.settingsFile).path());
    QDir().mkpath(QFileInfo(m_dataDir).path());
    // With the database and the secrets in it; as the server makes it.
    if (!QFileInfo::exists(m_dataDir)
        && ::mkdir(QFile::encodeName(m_dataDir).constData(), S_IRWXU) != 0)
        return base::Err(
            base::Error {base::ErrorKind::Io, tr("The folder %1 cannot be made.").arg(m_dataDir)});
    return {};
}

void Apply::write()
{
    Q_EMIT stepped(Step::Writing);
    const service::Places &places = m_service.places();
    const QByteArray before = contentOf(places.settingsFile).value_or(QByteArray());
    Result<void> done = makeFolders();
    if (done && !m_draft.servers.isEmpty())
        done = base::replaceFile(serversFile(places), m_draft.servers, OwnerOnly);
    if (done)
        done = base::replaceFile(places.settingsFile,
            config::editedEnvFile(before, settingsOf(m_draft, places)), OwnerOnly);
    if (!done)
        return fail({.what = done.error().message});
    const config::Inputs inputs = places.inputs();
    m_store = settings::secretStore(inputs, config::secretWants(inputs));
    writeSecrets(secretsOf(m_draft));
}

void Apply::writeSecrets(QMap<QByteArray, base::Secret> left)
{
    if (left.isEmpty())
        return saveAccount();
    const QByteArray name = left.firstKey();
    const base::Secret value = left.take(name);
    const auto written = [this, left](const Result<void> &result) {
        if (!result)
            return fail({.what = result.error().message,
                .fix = tr("Go back and choose where secrets are kept.")});
        writeSecrets(left);
    };
    m_store->read(name, this,
        [this, name, value, written](const Result<std::optional<base::Secret>> &before) {
            if (!before)
                return written(base::Err(before.error()));
            if (!m_secretsBefore.contains(name))
                m_secretsBefore.insert(name, *before);
            m_store->write(name, value, this, written);
        });
}

void Apply::saveAccount()
{
    if (!m_draft.isLocal() || m_draft.password.isEmpty())
        return install();
    Q_EMIT stepped(Step::Account);
    const service::Places &places = m_service.places();
    service::run({.program = places.server,
                     .arguments = {u"--settings"_s, places.settingsFile, u"--add-user"_s,
                         m_draft.accountName.trimmed()},
                     .environment = places.environment,
                     .input = m_draft.password.reveal()},
        this, [this](const Result<Output> &added) {
            if (!added)
                return fail(
                    {.what = tr("The account cannot be saved."), .lines = {added.error().message}});
            if (added->code != 0)
                return fail({.what = tr("The account cannot be saved."),
                    .fix = tr("Go back and correct it."),
                    .lines = service::lastLines(added->words())});
            install();
        });
}

void Apply::install()
{
    Q_EMIT stepped(Step::Installing);
    m_service.install(m_draft.startsAtLogin ? AtLogin::Starts : AtLogin::Stays,
        [this](const Result<void, Trouble> &installed) {
            if (!installed)
                return fail(installed.error());
            start();
        });
}

void Apply::start()
{
    Q_EMIT stepped(Step::Starting);
    m_service.start([this](const Result<void, Trouble> &started) {
        if (!started)
            return fail(started.error());
        m_isRunning = false;
        Q_EMIT succeeded();
    });
}

void Apply::fail(const Trouble &trouble)
{
    undo([this, trouble] {
        m_isRunning = false;
        Q_EMIT failed(trouble);
    });
}

void Apply::undo(const std::function<void()> &done)
{
    if (!m_hasChanged) {
        QTimer::singleShot(0, this, done);
        return;
    }
    const auto finish = [this, done](const auto &) {
        m_hasChanged = false;
        done();
    };
    const auto startAgain = [this, finish](const auto &) {
        if (m_wasRunning && QFileInfo::exists(m_service.places().settingsFile))
            m_service.start(finish);
        else
            finish(0);
    };
    const auto installAgain = [this, startAgain] {
        const service::Places &places = m_service.places();
        const bool didStart =
            m_before.value(places.unitFile) || m_before.value(places.autostartFile);
        putFilesBack();
        if (didStart)
            m_service.install(AtLogin::Starts, startAgain);
        else
            startAgain(0);
    };
    m_service.stop([this, installAgain](const auto &) {
        m_service.remove([this, installAgain](const auto &) { putSecretsBack(installAgain); });
    });
}

void Apply::putSecretsBack(const std::function<void()> &done)
{
    if (m_secretsBefore.isEmpty())
        return done();
    const QByteArray name = m_secretsBefore.firstKey();
    const std::optional<base::Secret> before = m_secretsBefore.take(name);
    const auto next = [this, done](const auto &) { putSecretsBack(done); };
    if (before)
        m_store->write(name, *before, this, next);
    else
        m_store->remove(name, this, next);
}

void Apply::putFilesBack()
{
    for (auto it = m_before.cbegin(); it != m_before.cend(); ++it) {
        if (*it)
            static_cast<void>(base::replaceFile(it.key(), **it, OwnerOnly));
        else
            QFile::remove(it.key());
    }
    QDir().rmdir(QFileInfo(m_service.places().settingsFile).path());
    if (!m_hadDataDir)
        QDir(m_dataDir).removeRecursively();
}

} // namespace gatehouse::wizard
