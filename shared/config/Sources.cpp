// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Sources.h"

#include "base/Result.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 MaxSettingsFileBytes = 1 << 20;
constexpr qint64 MaxValueFileBytes = 64 << 10;

base::Result<QByteArray, QString> readFile(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly))
        return base::Err(u"cannot be read (%1)"_s.arg(
            QFileInfo(path).isDir() ? u"it is a folder"_s : file.errorString()));
    const QByteArray content = file.read(maxBytes + 1);
    if (content.size() > maxBytes)
        return base::Err(u"is larger than %1 bytes"_s.arg(maxBytes));
    return content;
}

bool isPublic(const QString &path)
{
    return QFileInfo(path).permissions().testFlag(QFile::ReadOther);
}

std::optional<FoundValue> inEnvironment(
    const QMap<QByteArray, QByteArray> &environment, const QByteArray &name)
{
    const auto it = environment.constFind(name);
    if (it == environment.cend())
        return std::nullopt;
    return FoundValue {*it, {OriginKind::Environment, u"the environment"_s}};
}

} // namespace

Inputs processInputs(const std::optional<QString> &settingsFile)
{
    Inputs inputs;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString &name : names)
        inputs.environment.insert(name.toUtf8(), environment.value(name).toUtf8());
    inputs.workingFolder = QDir::currentPath();
    inputs.settingsFile = settingsFile;
    return inputs;
}

QString environmentFolder(const Inputs &inputs, const QByteArray &name)
{
    return QString::fromUtf8(inputs.environment.value(name));
}

QString defaultDataDir(const Inputs &inputs)
{
    QString state = environmentFolder(inputs, "STATE_DIRECTORY").section(u':', 0, 0);
    if (!state.isEmpty())
        return state;
    const QString dataHome = environmentFolder(inputs, "XDG_DATA_HOME");
    if (!dataHome.isEmpty())
        return dataHome + u"/gatehouse"_s;
    const QString home = environmentFolder(inputs, "HOME");
    return home.isEmpty() ? QString() : home + u"/.local/share/gatehouse"_s;
}

Sources::Sources(Inputs inputs, Findings &findings)
    : m_inputs(std::move(inputs))
    , m_findings(findings)
{
    chooseSettingsFile();
    if (m_inputs.settingsText)
        m_settingsFile = settingsFileToWrite();
    if (!m_settingsFile.isEmpty())
        readSettingsFile();
}

void Sources::chooseSettingsFile()
{
    const QDir here(m_inputs.workingFolder);
    if (m_inputs.settingsFile) {
        m_settingsFile = here.absoluteFilePath(*m_inputs.settingsFile);
        return;
    }
    const QStringList own {here.absoluteFilePath(u".dev.vars"_s)};
    for (const QString &place : own + usualPlaces()) {
        if (QFileInfo::exists(place)) {
            m_settingsFile = place;
            return;
        }
    }
}

QStringList Sources::usualPlaces() const
{
    QStringList places;
    QString configHome = environmentFolder(m_inputs, "XDG_CONFIG_HOME");
    const QString home = environmentFolder(m_inputs, "HOME");
    if (configHome.isEmpty() && !home.isEmpty())
        configHome = home + u"/.config"_s;
    if (!configHome.isEmpty())
        places.append(configHome + u"/gatehouse/gatehouse.env"_s);
    if (!m_inputs.systemSettingsFile.isEmpty())
        places.append(m_inputs.systemSettingsFile);
    return places;
}

QString Sources::settingsFileToWrite() const
{
    return m_settingsFile.isEmpty() ? usualPlaces().value(0) : m_settingsFile;
}

void Sources::readSettingsFile()
{
    const base::Result<QByteArray, QString> text = m_inputs.settingsText
        ? base::Result<QByteArray, QString>(*m_inputs.settingsText)
        : readFile(m_settingsFile, MaxSettingsFileBytes);
    if (!text) {
        refuse({}, text.error(), m_settingsFile);
        return;
    }
    m_settingsFileIsPublic = isPublic(m_settingsFile);
    const EnvFile file = parseEnvFile(*text);
    for (const EnvRemark &mistake : file.mistakes)
        refuse({}, mistake.message, lineOrigin(mistake.line).place);
    for (const EnvRemark &warning : file.warnings)
        m_findings.warnings.append(
            u"%1: %2."_s.arg(lineOrigin(warning.line).place, warning.message));
    for (const EnvEntry &entry : file.entries) {
        if (m_entries.contains(entry.name))
            m_findings.warnings.append(
                u"%1: %2 stands twice in this file; this one counts, not that "
                "of line %3."_s.arg(lineOrigin(entry.line).place, QString::fromUtf8(entry.name),
                    QString::number(m_entries[entry.name].line)));
        m_entries.insert(entry.name, entry);
    }
}

std::optional<FoundValue> Sources::find(const Setting &setting)
{
    const auto given = m_inputs.given.constFind(setting.name);
    if (given != m_inputs.given.cend())
        return FoundValue {*given, {OriginKind::Given, u"the command line"_s}};
    const qsizetype mistakes = m_findings.mistakes.size();
    for (const auto source : {&Sources::findInEnvironment, &Sources::findCredential,
             &Sources::findInSettingsFile, &Sources::findInStore}) {
        std::optional<FoundValue> found = (this->*source)(setting);
        if (found || m_findings.mistakes.size() > mistakes)
            return found;
    }
    return std::nullopt;
}

std::optional<Origin> Sources::findAboveFile(const Setting &setting)
{
    if (m_inputs.given.contains(setting.name))
        return Origin {OriginKind::Given, u"the command line"_s};
    for (const auto source : {&Sources::findInEnvironment, &Sources::findCredential}) {
        const std::optional<FoundValue> found = (this->*source)(setting);
        if (found && !found->value.isEmpty())
            return found->origin;
    }
    return std::nullopt;
}

QList<std::pair<QByteArray, FoundValue>> Sources::allNames() const
{
    QList<std::pair<QByteArray, FoundValue>> names;
    for (auto it = m_inputs.environment.cbegin(); it != m_inputs.environment.cend(); ++it)
        names.append({it.key(), *inEnvironment(m_inputs.environment, it.key())});
    for (const EnvEntry &entry : m_entries)
        names.append({entry.name, {entry.value, lineOrigin(entry.line)}});
    return names;
}

Origin Sources::lineOrigin(int line) const
{
    return {OriginKind::SettingsFile, u"%1, line %2"_s.arg(m_settingsFile).arg(line)};
}

std::optional<FoundValue> Sources::findInEnvironment(const Setting &setting)
{
    return findHereOrInFile(setting, inEnvironment(m_inputs.environment, setting.name),
        inEnvironment(m_inputs.environment, setting.name + "_FILE"));
}

std::optional<FoundValue> Sources::findCredential(const Setting &setting)
{
    const QString folder = environmentFolder(m_inputs, "CREDENTIALS_DIRECTORY");
    if (folder.isEmpty())
        return std::nullopt;
    for (const QByteArray &name : {setting.name, setting.name.toLower()}) {
        const QString path = QDir(folder).filePath(QString::fromUtf8(name));
        if (QFileInfo::exists(path))
            return readValueFile(
                setting, path, {OriginKind::Credential, u"systemd credential %1"_s.arg(path)});
    }
    return std::nullopt;
}

std::optional<FoundValue> Sources::findInSettingsFile(const Setting &setting)
{
    const auto entryOf = [this](const QByteArray &name) -> std::optional<FoundValue> {
        const auto entry = m_entries.constFind(name);
        if (entry == m_entries.cend())
            return std::nullopt;
        return FoundValue {entry->value, lineOrigin(entry->line)};
    };
    const std::optional<FoundValue> plain = entryOf(setting.name);
    if (plain && !plain->value.isEmpty() && setting.care != Care::Open && m_settingsFileIsPublic)
        m_findings.warnings.append(
            u"%1: everybody on this machine can read the secret %2. Run: chmod 600 %3"_s.arg(
                plain->origin.place, QString::fromUtf8(setting.name), m_settingsFile));
    return findHereOrInFile(setting, plain, entryOf(setting.name + "_FILE"));
}

std::optional<FoundValue> Sources::findInStore(const Setting &setting)
{
    const auto stored = m_inputs.stored.values.constFind(setting.name);
    if (setting.care == Care::Open || stored == m_inputs.stored.values.cend())
        return std::nullopt;
    return FoundValue {stored->reveal(), {OriginKind::SecretStore, m_inputs.stored.place}};
}

std::optional<FoundValue> Sources::findHereOrInFile(const Setting &setting,
    const std::optional<FoundValue> &plain, const std::optional<FoundValue> &reference)
{
    if (!reference || reference->value.isEmpty())
        return plain;
    if (plain && !plain->value.isEmpty()) {
        refuse(setting.name,
            u"is set twice, as %1 and as %1_FILE: remove one of them"_s.arg(
                QString::fromUtf8(setting.name)),
            reference->origin.place);
        return std::nullopt;
    }
    const QString path =
        QDir(m_inputs.workingFolder).absoluteFilePath(QString::fromUtf8(reference->value));
    const Origin origin {reference->origin.kind,
        u"%1, through %2_FILE=%3"_s.arg(
            reference->origin.place, QString::fromUtf8(setting.name), path)};
    if (setting.care != Care::Open && isPublic(path)) {
        if (setting.care == Care::Key) {
            refuse(setting.name,
                u"is in a file that everybody on this machine can read. Make a new key, and run: "
                "chmod 600 %1"_s.arg(path),
                origin.place);
            return std::nullopt;
        }
        m_findings.warnings.append(
            u"%1: everybody on this machine can read the secret %2. Run: chmod 600 %3"_s.arg(
                origin.place, QString::fromUtf8(setting.name), path));
    }
    return readValueFile(setting, path, origin);
}

std::optional<FoundValue> Sources::readValueFile(
    const Setting &setting, const QString &path, const Origin &origin)
{
    base::Result<QByteArray, QString> content = readFile(path, MaxValueFileBytes);
    if (!content) {
        refuse(setting.name, u"is in a file that %1"_s.arg(content.error()), origin.place);
        return std::nullopt;
    }
    QByteArray value = *std::move(content);
    while (value.endsWith('\n') || value.endsWith('\r'))
        value.chop(1);
    return FoundValue {value, origin};
}

void Sources::refuse(const QByteArray &name, const QString &problem, const QString &place)
{
    m_findings.mistakes.append({name, {}, problem, place});
}

} // namespace gatehouse::config
