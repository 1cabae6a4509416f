// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/StartFiles.h"

#include "base/Printable.h"
#include "service/Places.h"

#include <QCoreApplication>

#include <algorithm>

namespace gatehouse::service {

using namespace Qt::Literals::StringLiterals;

namespace {

/// systemd.service(5): a word of ExecStart=, in which nothing stands for something else.
QString unitWord(QString word)
{
    word.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    word.replace(u'%', u"%%"_s).replace(u'$', u"$$"_s);
    return u'"' + word + u'"';
}

/// systemd.service(5): what ExecStart= begins with. A program's own path may have no quotes and no
/// backslash in it, and a dollar stays as it is written; an argument may be anything.
QString unitProgram(const QString &path)
{
    static constexpr QStringView Refused = u"\"'\\$";
    const auto isRefused = [](QChar letter) { return Refused.contains(letter); };
    if (std::none_of(path.cbegin(), path.cend(), isRefused))
        return unitWord(path);
    return u"/bin/sh -c "_s + unitWord(u"exec \"$0\" \"$@\""_s) + u' ' + unitWord(path);
}

/// Desktop Entry Specification, "The Exec key": quoted first, then escaped as every string value.
QString entryWord(QString word)
{
    word.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    word.replace(u'`', u"\\`"_s).replace(u'$', u"\\$"_s);
    word.replace(u'\\', u"\\\\"_s).replace(u'%', u"%%"_s);
    return u'"' + word + u'"';
}

} // namespace

base::Result<void> canBeNamed(const Places &places)
{
    const auto isControl = [](QChar letter) { return letter.category() == QChar::Other_Control; };
    for (const QString &path : {places.server, places.settingsFile}) {
        if (std::any_of(path.cbegin(), path.cend(), isControl))
            return base::Err(base::Error {base::ErrorKind::Invalid,
                QCoreApplication::translate("gatehouse::service::StartFiles",
                    "%1 has a line break or another control character in it, and cannot be started "
                    "as a service. Rename it, or the folder that has it, and try again.")
                    .arg(base::printable(path))});
    }
    return {};
}

QByteArray unitText(const Places &places)
{
    return u"# Written by the set-up of Gatehouse, which writes it anew.\n"
           "[Unit]\n"
           "Description=Gatehouse, the door in front of MCP servers\n"
           "Documentation=man:gatehoused(1)\n"
           "\n"
           "[Service]\n"
           "ExecStart=%1 --settings %2\n"
           "ExecReload=/bin/kill -HUP $MAINPID\n"
           "Restart=on-failure\n"
           "RestartSec=5\n"
           // Wrong settings are still wrong five seconds later; and a program that has gone, as a
           // shell and as systemd.exec(5) say it, is not back.
           "RestartPreventExitStatus=2 127 203\n"
           "UMask=0077\n"
           "SyslogIdentifier=%3\n"
           "\n"
           "[Install]\n"
           "WantedBy=default.target\n"_s
               .arg(unitProgram(places.server), unitWord(places.settingsFile),
                   QLatin1String(NameInJournal))
               .toUtf8();
}

QByteArray autostartText(const Places &places)
{
    return u"[Desktop Entry]\n"
           "Type=Application\n"
           "Name=Gatehouse server\n"
           "Exec=%1 --settings %2\n"
           "NoDisplay=true\n"_s.arg(entryWord(places.server), entryWord(places.settingsFile))
               .toUtf8();
}

} // namespace gatehouse::service
