// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Loader.h"

#include "config/AdminSettings.h"
#include "config/Names.h"
#include "config/ProviderRules.h"
#include "config/ProviderTable.h"
#include "config/ServersFile.h"

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Puts one value into \a settings, or says what is allowed.
void take(const Setting &setting, Choice &choice, Settings &settings, Findings &findings)
{
    if (choice.value.isEmpty())
        return;
    if (choice.value.isValidUtf8() && setting.rule.apply(choice.value, settings))
        return;
    choice.understood = false;
    findings.mistakes.append(
        {setting.name, setting.care == Care::Open ? shownValue(choice.value) : u"***"_s,
            u"must be %1"_s.arg(setting.rule.allowed), choice.origin.place});
}

Choice choose(const Setting &setting, Sources &sources, const Findings &findings)
{
    const qsizetype mistakes = findings.mistakes.size();
    const std::optional<FoundValue> found = sources.find(setting);
    if (found && !found->value.isEmpty())
        return {found->value, found->origin, true, setting.care};
    return {setting.defaultText, {}, findings.mistakes.size() == mistakes, setting.care};
}

/// The settings of each of several providers, into a row of their own.
void takeProviders(Sources &sources, Loaded &loaded, Findings &findings)
{
    for (const QByteArray &name : loaded.settings.providerNames) {
        Settings read;
        for (const Setting &row : namedProviderRows(name)) {
            Choice choice = choose(row, sources, findings);
            take(row, choice, read, findings);
            loaded.choices.insert(row.name, choice);
        }
        loaded.settings.providers.append(providerOf(name, read));
    }
}

void completeDataDir(const Inputs &inputs, Choices &choices, Settings &settings, Findings &findings)
{
    Choice &choice = choices["DATA_DIR"];
    if (!settings.dataDir.isEmpty() || !choice.understood)
        return;
    settings.dataDir = defaultDataDir(inputs);
    choice.value = settings.dataDir.toUtf8();
    if (settings.dataDir.isEmpty())
        findings.mistakes.append({"DATA_DIR", {},
            u"is not set, and neither is STATE_DIRECTORY, XDG_DATA_HOME or HOME to derive it from"_s,
            {}});
}

void completeAdminSocket(const Inputs &inputs, Choices &choices, Settings &settings)
{
    Choice &choice = choices["ADMIN_SOCKET"];
    if (!settings.adminSocket.isEmpty() || !choice.understood)
        return;
    settings.adminSocket = defaultAdminSocket(inputs, settings.dataDir);
    choice.value = settings.adminSocket.toUtf8();
}

void readServers(
    const Inputs &inputs, const Choices &choices, Settings &settings, Findings &findings)
{
    if (settings.mcpServersFile.isEmpty() || !choices["MCP_SERVERS_FILE"].understood)
        return;
    const auto servers = readServersFile(settings.mcpServersFile,
        MachineReferences(inputs.environment, inputs.stored), settings.oauthScopes,
        groupProviders(settings));
    if (servers)
        settings.mcpServers = *servers;
    else
        findings.mistakes.append(asMistakes(servers.error(), settings.mcpServersFile));
}

/// Without all of its secrets nothing is known to be as it was meant.
void judgeStore(const StoredSecrets &stored, const Choices &choices, Findings &findings)
{
    const Choice store = choices["SECRET_STORE"];
    for (QString problem : stored.problems) {
        if (problem.endsWith(u'.'))
            problem.chop(1); // as with every mistake
        findings.mistakes.append({"SECRET_STORE", shownValue(store.value),
            u"holds secrets that cannot be read: %1"_s.arg(problem), store.origin.place});
    }
}

} // namespace

LoadResult load(const Inputs &inputs)
{
    Findings findings;
    Sources sources(inputs, findings);
    Loaded loaded;
    for (const Setting &setting : settingsTable()) {
        Choice choice = choose(setting, sources, findings);
        take(setting, choice, loaded.settings, findings);
        loaded.choices.insert(setting.name, choice);
    }
    takeProviders(sources, loaded, findings);
    if (!inputs.stored.problems.isEmpty()) {
        judgeStore(inputs.stored, loaded.choices, findings);
        return base::Err(Refusal {findings.mistakes, findings.warnings, loaded.settings});
    }
    completeDataDir(inputs, loaded.choices, loaded.settings, findings);
    completeAdminSocket(inputs, loaded.choices, loaded.settings);
    applyRules(loaded.choices, loaded.settings, findings);
    readServers(inputs, loaded.choices, loaded.settings, findings);
    judgeNames(sources, loaded.choices, findings);
    if (!findings.mistakes.isEmpty())
        return base::Err(Refusal {findings.mistakes, findings.warnings, loaded.settings});
    loaded.warnings = findings.warnings;
    loaded.settingsFile = sources.settingsFile();
    loaded.settings.settingsFile = loaded.settingsFile;
    return loaded;
}

} // namespace gatehouse::config
