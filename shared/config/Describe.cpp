// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Describe.h"

#include "config/EnvFile.h"
#include "config/LiveSettings.h"
#include "config/ProviderTable.h"

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype HelpWidth = 90;

QString nameOf(const Setting &setting)
{
    return QString::fromUtf8(setting.name);
}

/// In words, for people.
QString defaultOf(const Setting &setting)
{
    return setting.defaultText.isEmpty() ? setting.defaultNote
                                         : QString::fromUtf8(setting.defaultText);
}

QString wrapped(const QString &text, const QString &indent)
{
    QString result;
    QString line;
    for (const QString &word : text.split(u' ')) {
        if (!line.isEmpty() && indent.size() + line.size() + 1 + word.size() > HelpWidth) {
            result += indent + line + u'\n';
            line.clear();
        }
        line += (line.isEmpty() ? QString() : u" "_s) + word;
    }
    return result + indent + line + u'\n';
}

/// One paragraph of the page: what it is for, what is allowed, what it is when not set.
QString pageRow(const Setting &setting)
{
    QString row = u"### %1\n\n%2\n\n"_s.arg(nameOf(setting), setting.help);
    row += u"- Allowed: %1.\n"_s.arg(setting.rule.allowed);
    if (setting.defaultText.isEmpty())
        row += u"- Default: %1.\n"_s.arg(setting.defaultNote);
    else
        row += u"- Default: `%1`\n"_s.arg(defaultOf(setting));
    if (setting.care == Care::Secret)
        row += u"- Secret: never shown; keep it in a file only the server's user can read.\n"_s;
    if (setting.care == Care::Key)
        row += u"- Secret: never shown; a file that everybody can read is refused.\n"_s;
    if (isLive(setting.name))
        row += u"- A change takes effect with a reload, without a restart.\n"_s;
    return row + u'\n';
}

/// What several providers have, after the rows of the one.
QString severalProvidersPart()
{
    QString part =
        u"### PROVIDER_{NAME}_…\n\nWith PROVIDERS each provider has settings of its own. {NAME} is "
        "its name in capitals, with\nunderscores for dashes. They are what the settings of the one "
        "provider are, which must then not be set:\n\n"_s;
    for (const ProviderEnding &one : providerEndings())
        part += u"- `PROVIDER_{NAME}_%1` is what %2 is for one provider.\n"_s.arg(
            QString::fromUtf8(one.ending), QString::fromUtf8(one.single));
    part += u"\nA provider called google, github, microsoft, oidc or local is of that strategy "
            "unless\nPROVIDER_{NAME}_STRATEGY says otherwise.\n\n"_s;
    return part;
}

const char PageHead[] =
    "<!-- Made from the table in the code. Do not edit: change "
    "`shared/config/SettingsTable.cpp`, then run\n"
    "     `GATEHOUSE_REGENERATE=1 ./dev test -R ConfigurationDoc`. -->\n"
    "# Configuration\n"
    "\n"
    "Every setting is a name and a text. Seven of them are enough to run against Google, GitHub,\n"
    "Microsoft or any OpenID Connect provider: OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET, "
    "OAUTH_SCOPES,\n"
    "OAUTH_REDIRECT_URI, PROVIDER_CLIENT_ID, PROVIDER_CLIENT_SECRET and PROVIDER_ACCOUNTS_URL. "
    "Add\n"
    "ALLOWED_USERS to say who may come in: empty means nobody.\n"
    "\n"
    "## Where values come from\n"
    "\n"
    "The first that has a name wins:\n"
    "\n"
    "1. the process environment: `NAME`, or `NAME_FILE` with the path of a file that holds the "
    "value;\n"
    "2. a systemd credential called like the setting, in capitals or small letters\n"
    "   (`LoadCredential=PROVIDER_CLIENT_SECRET:…`);\n"
    "3. the settings file: the one given with `--settings FILE`, else `.dev.vars` in the working\n"
    "   folder, else `$XDG_CONFIG_HOME/gatehouse/gatehouse.env` (`~/.config/…`), else\n"
    "   `/etc/gatehouse/gatehouse.env`;\n"
    "4. for secrets the place that SECRET_STORE names: a folder of files, the keychain of the "
    "desktop,\n"
    "   or systemd's credentials;\n"
    "5. the default.\n"
    "\n"
    "An empty value is the default. The settings file holds `NAME=VALUE` lines in the syntax of\n"
    "systemd's `EnvironmentFile=`: comments begin a line with `#` or `;`, values may be quoted, a\n"
    "backslash at the end continues a line; `NAME_FILE` works there too.\n"
    "\n"
    "`gatehoused --check` reads all of it and says everything that is wrong at once, with the "
    "place\n"
    "it came from. `gatehoused --print-config` prints what is in force, with secrets as `***`.\n"
    "A name that is no setting is ignored with a warning.\n"
    "\n"
    "`gatehousectl config set NAME=VALUE` changes the settings file of a running server, and keeps "
    "its\n"
    "comments and order; `gatehousectl reload` or SIGHUP reads it again. What takes effect without "
    "a\n"
    "restart says so below. `gatehousectl config list` shows what is in force and what waits.\n"
    "\n"
    "## Secrets\n"
    "\n"
    "A secret need not stand in a file of settings. `gatehousectl secret set "
    "PROVIDER_CLIENT_SECRET`,\n"
    "or `gatehoused --set-secret PROVIDER_CLIENT_SECRET` before there is a server, keeps it where\n"
    "SECRET_STORE says, and it is read from there at the next start or reload. The same place has "
    "the\n"
    "secrets that the servers file refers to as `${secret:NAME}`. Nothing shows a secret again.\n"
    "\n"
    "- `file`, the default: the folder `secrets` of DATA_DIR, mode 0700, with a file of mode 0600 "
    "for\n"
    "  each. It works wherever a server starts by itself. The files are not encrypted: the key "
    "would "
    "have\n"
    "  to lie beside them. Keep that folder out of backups that others can read.\n"
    "- `keychain`: GNOME's keyring, KWallet, KeePassXC. For a server that runs on a desktop, in "
    "the\n"
    "  session of who uses it. While it is locked the server does not start, and says so. Two "
    "servers of\n"
    "  one user have secrets of their own, by their DATA_DIR.\n"
    "- `systemd`: for a service with `LoadCredential=` or `LoadCredentialEncrypted=`. The secrets "
    "are\n"
    "  files of systemd, which only the unit can change.\n"
    "\n"
    "A store that cannot be read stops the start; another one is never taken instead.\n"
    "\n"
    "OAUTH_REDIRECT_ALLOW_ALL and AUTH_ALLOW_DIRECT_BEARER, known from other servers, are "
    "refused:\n"
    "they open the door to everyone.\n"
    "\n";

} // namespace

QString settingsHelp()
{
    QString help =
        u"Settings, from the environment (NAME or NAME_FILE), systemd credentials or the settings "
        "file:\n"_s;
    std::optional<Group> group;
    for (const Setting &setting : settingsTable()) {
        if (group != setting.group)
            help += u"\n%1\n"_s.arg(groupTitle(setting.group));
        group = setting.group;
        help += u"  %1\n"_s.arg(nameOf(setting));
        help += wrapped(setting.help, u"      "_s);
        help += wrapped(u"Default: "_s + defaultOf(setting), u"      "_s);
    }
    return help;
}

QString printedConfig(const Loaded &loaded)
{
    std::vector<Setting> rows = settingsTable();
    for (const QByteArray &provider : loaded.settings.providerNames) {
        const auto named = namedProviderRows(provider);
        rows.insert(rows.end(), named.cbegin(), named.cend());
    }
    QString text;
    for (const Setting &setting : rows) {
        const Choice choice = loaded.choices.value(setting.name);
        const QString place = choice.origin.place.isEmpty() ? u"default"_s : choice.origin.place;
        const bool hidden = setting.care != Care::Open && !choice.value.isEmpty();
        text += u"# %1\n%2=%3\n"_s.arg(place, nameOf(setting),
            hidden ? u"***"_s : QString::fromUtf8(quotedEnvValue(withoutPassword(choice.value))));
    }
    return text;
}

QString describeRefusal(const Refusal &refusal)
{
    QString text;
    for (const Mistake &mistake : refusal.mistakes)
        text += u"error: %1.\n"_s.arg(mistake.text());
    for (const QString &warning : refusal.warnings)
        text += u"warning: %1\n"_s.arg(warning);
    return text;
}

QByteArray configurationPage()
{
    QString page = QString::fromUtf8(PageHead);
    std::optional<Group> group;
    for (const Setting &setting : settingsTable()) {
        if (group != setting.group)
            page += u"## %1\n\n"_s.arg(groupTitle(setting.group));
        group = setting.group;
        page += pageRow(setting);
        if (setting.name == "PROVIDERS")
            page += severalProvidersPart();
    }
    page.chop(1);
    return page.toUtf8();
}

} // namespace gatehouse::config
