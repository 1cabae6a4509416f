// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/SettingRows.h"

#include "config/LiveSettings.h"
#include "config/ProviderTable.h"

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using config::OriginKind;
using protocol::ValueSource;

namespace {

ValueSource sourceFrom(OriginKind kind)
{
    switch (kind) {
    case OriginKind::Default:
        return ValueSource::Default;
    case OriginKind::Given:
        return ValueSource::CommandLine;
    case OriginKind::Environment:
        return ValueSource::Environment;
    case OriginKind::Credential:
        return ValueSource::Credential;
    case OriginKind::SettingsFile:
        return ValueSource::SettingsFile;
    case OriginKind::SecretStore:
        return ValueSource::SecretStore;
    }
    Q_UNREACHABLE();
}

bool winsOverFile(OriginKind kind)
{
    return kind == OriginKind::Given || kind == OriginKind::Environment
        || kind == OriginKind::Credential;
}

protocol::SettingRow rowOf(const config::Setting &setting, const config::Choice &choice)
{
    const bool isSecret = setting.care != config::Care::Open;
    return {.name = setting.name,
        .group = config::groupTitle(setting.group),
        .help = setting.help,
        .allowed = setting.rule.allowed,
        .choices = setting.rule.choices,
        .defaultValue = setting.defaultText.isEmpty() ? setting.defaultNote
                                                      : QString::fromUtf8(setting.defaultText),
        .value = isSecret ? QString() : QString::fromUtf8(config::withoutPassword(choice.value)),
        .secret = isSecret,
        .set = choice.isSet(),
        .source = sourceFrom(choice.origin.kind),
        .place = choice.origin.place.isEmpty() ? u"default"_s : choice.origin.place,
        .fixed = winsOverFile(choice.origin.kind),
        .restart = !config::isLive(setting.name)};
}

} // namespace

QList<protocol::SettingRow> settingRows(const config::Loaded &loaded, const QByteArrayList &pending)
{
    std::vector<config::Setting> table = config::settingsTable();
    for (const QByteArray &provider : loaded.settings.providerNames) {
        const auto named = config::namedProviderRows(provider);
        table.insert(table.end(), named.cbegin(), named.cend());
    }
    QList<protocol::SettingRow> rows;
    for (const config::Setting &setting : table) {
        rows.append(rowOf(setting, loaded.choices.value(setting.name)));
        rows.last().pending = pending.contains(setting.name);
    }
    return rows;
}

} // namespace gatehouse::daemon
