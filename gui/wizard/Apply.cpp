// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/Apply.h"

#include "base/ReplacedFile.h"
#include "service/Command.h"
#include "settings/LoadSettings.h"
#include "wizard/DraftSettings.h"
#include "wizard/TroubleWords.h"

#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include <sys/stat.h>

#include <algorithm>

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
    m_isStuck = false;
    Q_EMIT stepped(Step::Checking);
    const QStringList mistakes = mistakesIn(draft, m_service.places());
    if (!mistakes.isEmpty()) {
        m_isRunning = false;
        Q_EMIT failed({.what = tr("These settings do not go together."),
            .fix = tr("Go back and correct them."),
            .lines = mistakes});
        return;
    }
    m_owesAccount = draft.isLocal() && !draft.password.isEmpty();
    if (!m_hasChanged) // a second run goes back to before the first
        remember(m_service.isRunning());
    // Also one that runs and does not answer yet.
    m_service.stop(whileThere([this](const Result<void, Trouble> &stopped) {
        if (!stopped)
            return fail(stopped.error());
        write();
    }));
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
    m_lastingAccount.clear();
    m_startedAtLogin = places.startsAtLogin();
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
    const QList<config::NewSetting> changes = settingsOf(m_draft, places);
    Result<void> done = makeFolders();
    if (done
        && changes.contains(config::NewSetting {"MCP_SERVERS_FILE", serversFile(places).toUtf8()}))
        done = base::replaceFile(serversFile(places), m_draft.servers, OwnerOnly);
    if (done)
        done = base::replaceFile(
            places.settingsFile, config::editedEnvFile(before, changes), OwnerOnly);
    if (!done)
        return fail({.what = done.error().message});
    const config::Inputs inputs = places.inputs();
    m_store = settings::secretStore(inputs, config::secretWants(inputs));
    writeSecrets(newSecretsOf(m_draft));
}

void Apply::writeSecrets(QMap<QByteArray, base::Secret> left)
{
    if (left.isEmpty())
        return m_owesAccount && !m_hadDataDir ? saveAccount() : install();
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
            keepFormer(name, *before);
            m_store->write(name, value, this, written);
        });
}

/// As it was before the first run, which may have had another store.
void Apply::keepFormer(const QByteArray &name, const std::optional<base::Secret> &value)
{
    const QString place = m_store->place();
    const bool isKnown = std::any_of(
        m_secretsBefore.cbegin(), m_secretsBefore.cend(), [&name, &place](const Kept &kept) {
            return kept.name == name && kept.store->place() == place;
        });
    if (!isKnown)
        m_secretsBefore.append({m_store, name, value});
}

void Apply::saveAccount()
{
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
                    .lines = service::linesToShow(added->words())});
            m_owesAccount = false;
            if (!m_hadDataDir)
                return install();
            m_lastingAccount = m_draft.accountName.trimmed();
            start();
        });
}

void Apply::install()
{
    Q_EMIT stepped(Step::Installing);
    m_service.install(m_draft.startsAtLogin ? AtLogin::Starts : AtLogin::Stays,
        whileThere([this](const Result<void, Trouble> &installed) {
            if (!installed)
                return fail(installed.error());
            start();
        }));
}

void Apply::start()
{
    Q_EMIT stepped(Step::Starting);
    m_service.start(whileThere([this](const Result<void, Trouble> &started) {
        if (!started)
            return fail(started.error());
        if (m_owesAccount)
            return stopForAccount();
        m_isRunning = false;
        Q_EMIT succeeded();
    }));
}

/// The database is of one program at a time.
void Apply::stopForAccount()
{
    m_service.stop(whileThere([this](const Result<void, Trouble> &stopped) {
        if (!stopped)
            return fail(stopped.error());
        saveAccount();
    }));
}

void Apply::fail(const Trouble &trouble)
{
    undo([this, told = said(trouble)](const auto &) { Q_EMIT failed(told); });
}

void Apply::undo(const Done &done)
{
    m_isRunning = true;
    const auto finish = [this, done](const Result<void, Trouble> &undone) {
        m_isRunning = false;
        m_isStuck = !undone;
        m_hasChanged = m_hasChanged && m_isStuck;
        done(undone);
    };
    if (!m_hasChanged) {
        QTimer::singleShot(0, this, [finish] { finish({}); });
        return;
    }
    m_service.stop(whileThere([this, finish](const Result<void, Trouble> &stopped) {
        if (!stopped) // what it uses stays
            return finish(stopped);
        takeBack(finish);
    }));
}

/// What follows goes as far as it goes: there is nothing better to do.
void Apply::takeBack(const Done &done)
{
    const auto startAgain = [this, done](const auto &) {
        if (!m_wasRunning || !QFileInfo::exists(m_service.places().settingsFile))
            return done({});
        m_service.start(whileThere([done](const auto &) { done({}); }));
    };
    m_service.remove(whileThere([this, startAgain](const auto &) {
        const auto next = [this, startAgain] {
            putFilesBack();
            installAgain(startAgain);
        };
        putSecretsBack(next, 0);
    }));
}

void Apply::installAgain(const Done &done)
{
    const service::Places &places = m_service.places();
    if (!m_before.value(places.unitFile) && !m_before.value(places.autostartFile))
        return done({});
    m_service.reread(m_startedAtLogin ? AtLogin::Starts : AtLogin::Stays, whileThere(done));
}

void Apply::putSecretsBack(const std::function<void()> &done, qsizetype at)
{
    if (at == m_secretsBefore.size())
        return done();
    const Kept &kept = m_secretsBefore.at(at);
    const auto next = [this, done, at](const auto &) { putSecretsBack(done, at + 1); };
    if (kept.value)
        kept.store->write(kept.name, *kept.value, this, next);
    else
        kept.store->remove(kept.name, this, next);
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
