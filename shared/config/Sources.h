// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "config/EnvFile.h"
#include "config/Mistake.h"
#include "config/SettingsTable.h"

#include <QMap>

#include <optional>

namespace gatehouse::config {

/// What a secret store has said, before the settings are read.
struct StoredSecrets
{
    QString place; ///< for people, as it goes on after "in": "the keychain"
    QMap<QByteArray, base::Secret> values;
    QStringList problems; ///< sentences; why there may be more than these values
};

/// Everything outside that a value may come from, so that a test needs no real environment.
struct Inputs
{
    QMap<QByteArray, QByteArray> given; ///< wins over all others: what `--demo` lays down
    QMap<QByteArray, QByteArray> environment;
    QString workingFolder;
    std::optional<QString> settingsFile; ///< --settings
    QString systemSettingsFile = QStringLiteral("/etc/gatehouse/gatehouse.env");
    /// In place of what stands in the settings file: to try a change out.
    std::optional<QByteArray> settingsText {};
    StoredSecrets stored {}; ///< of secretWants()
};

/// Those of this process.
Inputs processInputs(const std::optional<QString> &settingsFile);

/// $CREDENTIALS_DIRECTORY and its like: empty when not set.
QString environmentFolder(const Inputs &inputs, const QByteArray &name);
/// Where DATA_DIR is when it is not set: the XDG base directory specification, and systemd's
/// StateDirectory=, which may name several. Empty when there is nothing to derive it from.
QString defaultDataDir(const Inputs &inputs);

struct FoundValue
{
    QByteArray value;
    Origin origin;
};

/// The sources in their order: given, environment (NAME or NAME_FILE), systemd credential, settings
/// file (NAME or NAME_FILE), secret store (secrets only). The first that has a name wins.
class Sources
{
public:
    /// Reads the settings file; what is wrong with it goes into \a findings, which must outlive
    /// this.
    Sources(Inputs inputs, Findings &findings);

    /// Nothing when no source has it, or when it cannot be read (then there is a mistake more).
    std::optional<FoundValue> find(const Setting &setting);

    /// Every name that stands in the environment or in the settings file, with its place; the same
    /// name twice when it is in both.
    QList<std::pair<QByteArray, FoundValue>> allNames() const;

    /// Where \a setting stands, of the sources that win over the settings file; nothing when it is
    /// in none of them.
    std::optional<Origin> findAboveFile(const Setting &setting);

    /// Empty when there is none.
    QString settingsFile() const { return m_settingsFile; }
    /// Where the settings file is, or would be looked for first among the places that are nobody's
    /// working folder.
    QString settingsFileToWrite() const;

private:
    void chooseSettingsFile();
    QStringList usualPlaces() const;
    void readSettingsFile();
    Origin lineOrigin(int line) const;
    std::optional<FoundValue> findInEnvironment(const Setting &setting);
    std::optional<FoundValue> findCredential(const Setting &setting);
    std::optional<FoundValue> findInSettingsFile(const Setting &setting);
    std::optional<FoundValue> findInStore(const Setting &setting);
    std::optional<FoundValue> findHereOrInFile(const Setting &setting,
        const std::optional<FoundValue> &plain, const std::optional<FoundValue> &reference);
    std::optional<FoundValue> readValueFile(
        const Setting &setting, const QString &path, const Origin &origin);
    void refuse(const QByteArray &name, const QString &problem, const QString &place);

    Inputs m_inputs;
    Findings &m_findings;
    QString m_settingsFile;
    bool m_settingsFileIsPublic = false;
    QMap<QByteArray, EnvEntry> m_entries;
};

} // namespace gatehouse::config
