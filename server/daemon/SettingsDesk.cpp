// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/SettingsDesk.h"

#include "base/ReplacedFile.h"
#include "config/Names.h"
#include "config/ProviderTable.h"
#include "daemon/SettingRows.h"
#include "settings/LoadSettings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <sys/stat.h>

#include <algorithm>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

Q_LOGGING_CATEGORY(lcSettings, "gatehouse.daemon")

constexpr qint64 MaxFileBytes = 1 << 20;
constexpr mode_t NewFileMode = S_IRUSR | S_IWUSR;

/// Nothing when there is none; an empty text when it cannot be read, which the loader says.
std::optional<QByteArray> textOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::nullopt;
    return file.open(QIODevice::ReadOnly) ? file.read(MaxFileBytes + 1) : QByteArray();
}

mode_t modeOf(const QString &path)
{
    struct stat present = {};
    return ::stat(QFile::encodeName(path).constData(), &present) == 0 ? present.st_mode & 0777
                                                                      : NewFileMode;
}

/// Whether parseEnvFile() gives back what was meant.
bool readsBack(const config::NewSetting &change, const QByteArray &text)
{
    const auto entries = config::parseEnvFile(text).entries;
    return change.value.isEmpty()
        || std::any_of(entries.cbegin(), entries.cend(), [&change](const config::EnvEntry &entry) {
               return entry.name == change.name && entry.value == change.value;
           });
}

/// Why \a change cannot be made in the settings file, as it goes on after the name.
std::optional<QString> problemOf(const config::NewSetting &change, config::Sources &sources)
{
    const auto named = config::findNamedRow(change.name);
    const config::Setting *row = named ? &*named : config::findSetting(change.name);
    if (!row) {
        const QByteArray nearest = config::nearestName(change.name);
        return nearest.isEmpty()
            ? u"is no setting of Gatehouse"_s
            : u"is no setting of Gatehouse; did you mean %1"_s.arg(QString::fromUtf8(nearest));
    }
    if (const auto above = sources.findAboveFile(*row))
        return u"comes from %1, which wins over the settings file: change it there"_s.arg(
            above->place);
    if (row->care != config::Care::Open && !change.value.isEmpty())
        return u"is a secret and does not belong into the settings file: keep it with gatehousectl "
               "secret set %1"_s.arg(QString::fromUtf8(change.name));
    return std::nullopt;
}

protocol::SettingMistake mistakeFrom(const config::Mistake &mistake)
{
    return {.name = mistake.name, .problem = mistake.text() + u'.'};
}

/// Everything that is wrong with a change; empty when it can be made.
QList<config::Mistake> allMistakes(
    const QList<config::Mistake> &ofChanges, const config::LoadResult &loaded)
{
    QList<config::Mistake> all = ofChanges;
    if (!loaded)
        all.append(loaded.error().mistakes);
    return all;
}

} // namespace

SettingsDesk::SettingsDesk(Parts parts)
    : m(std::move(parts))
    , m_latest(m.running)
{ }

SettingsDesk::~SettingsDesk() = default;

protocol::SettingsList SettingsDesk::settings() const
{
    config::Findings ignored;
    return {.rows = settingRows(m_latest, m_pending),
        .file = config::Sources(m.inputs, ignored).settingsFileToWrite(),
        .secretStore = store()->place()};
}

/// One change after the other: \a work calls finish() when it is done.
void SettingsDesk::begin(std::function<void()> work)
{
    m_waiting.push_back(std::move(work));
    if (m_waiting.size() == 1)
        m_waiting.front()();
}

void SettingsDesk::finish()
{
    m_waiting.pop_front();
    if (!m_waiting.empty())
        m_waiting.front()();
}

SettingsDesk::Draft SettingsDesk::draftOf(const QList<protocol::SettingValue> &values) const
{
    Draft draft {.inputs = m.inputs};
    config::Findings ignored;
    config::Sources sources(m.inputs, ignored);
    draft.path = sources.settingsFileToWrite();
    draft.before = textOf(draft.path);
    QByteArrayList seen;
    const auto refuse = [&draft](const QByteArray &name, const QString &problem) {
        draft.mistakes.append({name, {}, problem, {}});
    };
    for (const protocol::SettingValue &value : values) {
        const config::NewSetting change {value.name, value.value.toUtf8()};
        if (seen.contains(change.name))
            refuse(change.name, u"stands twice among the changes"_s);
        else if (const auto problem = problemOf(change, sources))
            refuse(change.name, *problem);
        else
            draft.changes.append(change);
        seen.append(change.name);
    }
    draft.after = config::editedEnvFile(draft.before.value_or(QByteArray()), draft.changes);
    for (const config::NewSetting &change : std::as_const(draft.changes)) {
        if (!readsBack(change, draft.after))
            refuse(change.name, u"has a character that cannot stand in a settings file"_s);
    }
    if (draft.changes.isEmpty())
        return draft;
    draft.inputs.settingsText = draft.after;
    if (draft.path.isEmpty())
        refuse(
            {}, u"There is no place for a settings file: start gatehoused with --settings FILE"_s);
    return draft;
}

void SettingsDesk::judge(const QList<protocol::SettingValue> &values, const Judgement &judgement)
{
    const Draft draft = draftOf(values);
    settings::loadSettings(
        draft.inputs, this, [draft, judgement](const config::LoadResult &loaded) {
            Draft judged = draft;
            for (const config::NewSetting &change : draft.changes) {
                if (loaded && !loaded->choices.contains(change.name))
                    judged.mistakes.append(
                        {change.name, {}, u"is of a provider that PROVIDERS does not name"_s, {}});
            }
            judgement(judged, loaded);
        });
}

void SettingsDesk::validate(const QList<protocol::SettingValue> &values, const Judged &judged)
{
    judge(values, [judged](const Draft &draft, const config::LoadResult &loaded) {
        protocol::SettingsVerdict verdict;
        for (const config::Mistake &mistake : allMistakes(draft.mistakes, loaded))
            verdict.mistakes.append(mistakeFrom(mistake));
        verdict.warnings = loaded ? loaded->warnings : loaded.error().warnings;
        judged(verdict);
    });
}

void SettingsDesk::set(const QList<protocol::SettingValue> &values, const Changed &changed)
{
    begin([this, values, changed] {
        judge(values, [this, changed](const Draft &draft, const config::LoadResult &loaded) {
            QStringList problems;
            for (const config::Mistake &mistake : allMistakes(draft.mistakes, loaded))
                problems.append(mistakeFrom(mistake).problem);
            if (problems.isEmpty())
                changed(write(draft, *loaded));
            else
                changed(Err(Error {
                    ErrorKind::Invalid, u"Nothing was changed. %1"_s.arg(problems.join(u' '))}));
            finish();
        });
    });
}

/// Written first: what runs and what a restart would run are then the same, or both as before.
base::Result<protocol::SettingsChanged> SettingsDesk::write(
    const Draft &draft, const config::Loaded &wanted)
{
    if (textOf(draft.path) != draft.before)
        return Err(Error {ErrorKind::Conflict,
            u"Nothing was changed: %1 was changed meanwhile. Look at it, and try again."_s.arg(
                draft.path)});
    const bool isOther = !draft.changes.isEmpty() && draft.after != draft.before;
    QDir().mkpath(QFileInfo(draft.path).path()); // or the file says what is wrong
    const mode_t mode = modeOf(draft.path);
    if (isOther) {
        if (auto written = base::replaceFile(draft.path, draft.after, mode); !written)
            return Err(Error {ErrorKind::Io,
                u"Nothing was changed. %1 The server runs as a user who may not write it; change "
                u"it "
                "by hand, and reload."_s.arg(written.error().message)});
    }
    const auto renewal = take(wanted);
    if (renewal)
        return protocol::SettingsChanged {renewal->changed, renewal->pending, wanted.warnings};
    const base::Result<void> restored =
        draft.before ? base::replaceFile(draft.path, *draft.before, mode) : base::Result<void>();
    if (!draft.before)
        QFile::remove(draft.path);
    if (!restored)
        qCCritical(lcSettings).noquote() << restored.error().message;
    return Err(renewal.error());
}

/// Whole or not at all.
base::Result<config::Renewal> SettingsDesk::take(const config::Loaded &wanted)
{
    const config::Renewal renewal = config::renew(m.running, wanted);
    if (auto adopted = m.adopt(renewal.settings); !adopted)
        return Err(adopted.error());
    m.running.settings = renewal.settings;
    for (const QByteArray &name : renewal.changed)
        m.running.choices[name] = wanted.choices[name];
    m_latest = wanted;
    m_pending = renewal.pending;
    m_store.reset(); // it may be another one now
    return renewal;
}

void SettingsDesk::reload(const Done &done)
{
    begin([this, done] {
        settings::loadSettings(m.inputs, this, [this, done](const config::LoadResult &loaded) {
            finishReload(loaded, done);
            finish();
        });
    });
}

void SettingsDesk::finishReload(const config::LoadResult &loaded, const Done &done)
{
    base::Result<void> read;
    if (!loaded) {
        for (const config::Mistake &mistake : loaded.error().mistakes)
            qCWarning(lcSettings).noquote() << mistake.text();
        read = Err(Error {ErrorKind::Invalid, loaded.error().mistakes.first().text() + u'.'});
    } else if (const auto renewal = take(*loaded); !renewal) {
        read = Err(renewal.error());
    } else if (!renewal->pending.isEmpty()) {
        qCInfo(lcSettings).noquote() << "A restart is needed for" << renewal->pending.join(", ");
    }
    const base::Result<void> tls = m.reloadTls();
    const auto complain = [](const base::Result<void> &result) {
        if (!result)
            qCWarning(lcSettings).noquote() << result.error().message << "They stay as they were.";
    };
    complain(tls);
    complain(read);
    if (tls && read)
        qCInfo(lcSettings) << "Settings, TLS files and MCP servers read again.";
    done(tls ? read : tls);
}

/// That of the latest settings. It is kept by whoever waits for it.
std::shared_ptr<secrets::SecretStore> SettingsDesk::store() const
{
    if (!m_store)
        m_store = settings::secretStore(m.inputs,
            {.store = m_latest.settings.secretStore,
                .dataDir = m_latest.settings.dataDir,
                .names = {}});
    return m_store;
}

void SettingsDesk::setSecret(const protocol::NewSecret &secret, const Done &done)
{
    const auto held = store();
    held->write(secret.name, base::Secret(secret.value), this,
        [held, done](const base::Result<void> &result) { done(result); });
}

void SettingsDesk::hasSecret(const QByteArray &name, const Told &told)
{
    const auto held = store();
    held->has(name, this, [held, told](const base::Result<bool> &result) { told(result); });
}

void SettingsDesk::removeSecret(const QByteArray &name, const Done &done)
{
    const auto held = store();
    held->remove(name, this, [held, done](const base::Result<void> &result) { done(result); });
}

} // namespace gatehouse::daemon
