// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Asking.h"
#include "ctl/SecretInput.h"

#include <algorithm>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;
using protocol::Nothing;
using protocol::SettingRow;
using protocol::SettingsList;

namespace {

QString joinedNames(const QByteArrayList &names)
{
    return QString::fromUtf8(names.join(", "));
}

QString valueOf(const SettingRow &row)
{
    return row.secret && row.set ? u"***"_s : row.value;
}

/// Those of which \a fits says so.
template <typename Fits> Remote::Answer<SettingsList> askForRows(Context &context, const Fits &fits)
{
    auto list = context.remote.ask<SettingsList>(u"settings.get"_s, Nothing {});
    if (list)
        list->rows.removeIf([&fits](const SettingRow &row) { return !fits(row); });
    return list;
}

Ending listSettings(Context &context, const Arguments &given)
{
    const QString text = given.words.value(0);
    const auto fits = [&text, setOnly = given.has(u"set"_s)](const SettingRow &row) {
        const bool named = QString::fromUtf8(row.name).contains(text, Qt::CaseInsensitive)
            || row.group.contains(text, Qt::CaseInsensitive);
        return named && (row.set || !setOnly);
    };
    return show(context, askForRows(context, fits), [](const SettingsList &settings) {
        Table table({u"SETTING"_s, u"VALUE"_s, u"FROM"_s, u"STATE"_s});
        for (const SettingRow &row : settings.rows)
            table.add({QString::fromUtf8(row.name), valueOf(row), row.place,
                row.pending ? u"after a restart"_s : QString()});
        return table;
    });
}

QStringList settingLines(const SettingRow &row)
{
    QStringList lines {QString::fromUtf8(row.name) + u'=' + valueOf(row)};
    const auto say = [&lines](const QString &what, const QString &value) {
        lines.append(u"%1  %2"_s.arg(what, -8).arg(value));
    };
    say(u"from"_s, row.place);
    say(u"default"_s, row.defaultValue);
    say(u"allowed"_s, row.allowed);
    say(u"for"_s, row.help);
    say(u"change"_s,
        row.secret        ? u"gatehousectl secret set %1"_s.arg(QString::fromUtf8(row.name))
            : row.fixed   ? u"where it stands: that wins over the settings file"_s
            : row.restart ? u"needs a restart"_s
                          : u"takes effect at once"_s);
    if (row.pending)
        say(u"state"_s, u"another value runs until the next restart"_s);
    return lines;
}

Ending get(Context &context, const Arguments &given)
{
    const QByteArray name = given.words.first().toUtf8();
    const auto found =
        askForRows(context, [&name](const SettingRow &row) { return row.name == name; });
    if (found && found->rows.isEmpty())
        return failed({protocol::FailureCode::NotFound,
            u"There is no setting %1; see gatehousectl config list."_s.arg(given.words.first())});
    return show(context, found,
        [](const SettingsList &settings) { return settingLines(settings.rows.first()); });
}

QStringList changeLines(const protocol::SettingsChanged &result)
{
    QStringList lines {result.changed.isEmpty()
            ? u"Saved."_s
            : u"Saved, and in force: %1."_s.arg(joinedNames(result.changed))};
    if (!result.restart.isEmpty())
        lines.append(u"After a restart of the server: %1."_s.arg(joinedNames(result.restart)));
    for (const QString &warning : result.warnings)
        lines.append(u"Warning: "_s + warning);
    return lines;
}

Ending set(Context &context, const Arguments &given)
{
    protocol::SettingValues wanted;
    for (const QString &word : given.words) {
        const qsizetype sign = word.indexOf(u'=');
        if (sign < 1)
            return misused(u"Write each change as NAME=VALUE; NAME= is back to the default."_s);
        wanted.values.append({word.first(sign).toUtf8(), word.sliced(sign + 1)});
    }
    return show(context, context.remote.ask<protocol::SettingsChanged>(u"settings.set"_s, wanted),
        changeLines);
}

/// Of the files as they are now; what is wrong makes the program fail.
Ending check(Context &context, const Arguments &)
{
    const auto verdict = context.remote.ask<protocol::SettingsVerdict>(
        u"settings.validate"_s, protocol::SettingValues {});
    const Ending shown = show(context, verdict, [](const protocol::SettingsVerdict &said) {
        QStringList lines;
        for (const protocol::SettingMistake &mistake : said.mistakes)
            lines.append(u"Mistake: "_s + mistake.problem);
        for (const QString &warning : said.warnings)
            lines.append(u"Warning: "_s + warning);
        if (said.mistakes.isEmpty())
            lines.append(u"The settings are good."_s);
        return lines;
    });
    if (verdict && !verdict->mistakes.isEmpty())
        return {ExitCode::Failed, u"The server would not start with these settings."_s};
    return shown;
}

Ending setSecret(Context &context, const Arguments &given)
{
    const QString name = given.words.first();
    const auto secret = readSecretInput(u"The secret %1"_s.arg(name));
    if (!secret)
        return misused(secret.error().message);
    return show(context,
        context.remote.ask<protocol::SecretName>(
            u"secrets.set"_s, protocol::NewSecret {name.toUtf8(), secret->reveal()}),
        [](const protocol::SecretName &kept) {
            return u"The secret %1 is kept. The server reads it at the next reload or start."_s.arg(
                QString::fromUtf8(kept.name));
        });
}

Ending hasSecret(Context &context, const Arguments &given)
{
    const auto presence = context.remote.ask<protocol::SecretPresence>(
        u"secrets.has"_s, protocol::SecretName {given.words.first().toUtf8()});
    const Ending shown = show(context, presence, [](const protocol::SecretPresence &said) {
        return (said.present ? u"There is a secret %1."_s : u"There is no secret %1."_s)
            .arg(QString::fromUtf8(said.name));
    });
    return presence && !presence->present ? Ending {ExitCode::Failed} : shown;
}

Ending removeSecret(Context &context, const Arguments &given)
{
    return show(context,
        context.remote.ask<protocol::SecretName>(
            u"secrets.remove"_s, protocol::SecretName {given.words.first().toUtf8()}),
        [](const protocol::SecretName &gone) {
            return u"The secret %1 is gone. The server forgets it at the next reload or start."_s
                .arg(QString::fromUtf8(gone.name));
        });
}

std::vector<Command> secretCommands()
{
    return {
        {.name = u"secret set"_s,
            .arguments = u"NAME"_s,
            .summary = u"Keep a secret that settings or servers name, from standard input"_s,
            .words = {1, 1},
            .details =
                u"The secret is read from standard input, at a terminal without being shown. "
                "It is kept where\nSECRET_STORE says, and never shown again."_s,
            .run = setSecret},
        {.name = u"secret has"_s,
            .arguments = u"NAME"_s,
            .summary = u"Whether there is a secret of that name (exit code 1: no)"_s,
            .words = {1, 1},
            .run = hasSecret},
        {.name = u"secret remove"_s,
            .arguments = u"NAME"_s,
            .summary = u"Forget a secret"_s,
            .words = {1, 1},
            .run = removeSecret},
    };
}

} // namespace

std::vector<Command> settingsCommands()
{
    std::vector<Command> commands {
        {.name = u"config list"_s,
            .arguments = u"[TEXT]"_s,
            .summary = u"The settings, their values and where those come from"_s,
            .options = {{u"set"_s, {}, u"Only those that are not the default"_s}},
            .words = {0, 1},
            .run = listSettings},
        {.name = u"config get"_s,
            .arguments = u"NAME"_s,
            .summary = u"All about one setting"_s,
            .words = {1, 1},
            .run = get},
        {.name = u"config set"_s,
            .arguments = u"NAME=VALUE…"_s,
            .summary = u"Change settings, all of them or none"_s,
            .words = {1, std::nullopt},
            .details =
                u"Writes them into the settings file, whose comments and order stay. NAME= is "
                "back to the default.\nWhat can change in a running server changes at once; "
                "the answer says what needs a restart."_s,
            .run = set},
        {.name = u"config check"_s,
            .arguments = {},
            .summary = u"Whether the server would start with the files as they are now"_s,
            .run = check},
    };
    const auto secrets = secretCommands();
    commands.insert(commands.end(), secrets.begin(), secrets.end());
    return commands;
}

} // namespace gatehouse::ctl
