// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/Places.h"

#include "config/AdminSettings.h"
#include "config/ProviderTable.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace gatehouse::service {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char UnitName[] = "gatehouse.service";

/// A shell that has PORT for something else is no reason to listen there.
QProcessEnvironment withoutSettings(QProcessEnvironment environment)
{
    for (const QString &key : environment.keys()) {
        QByteArray name = key.toUtf8();
        if (name.endsWith("_FILE") && !config::findSetting(name))
            name.chop(5);
        if (config::findSetting(name) || config::findNamedRow(name) || name.startsWith("SECRET_"))
            environment.remove(key);
    }
    return environment;
}

QString folderIn(const QProcessEnvironment &environment, const QString &name, const QString &inHome)
{
    const QString folder = environment.value(name);
    return QDir::isAbsolutePath(folder) ? folder : environment.value(u"HOME"_s) + inHome;
}

QString findServer(const QProcessEnvironment &environment, const QString &appFolder)
{
    const QString name = u"gatehoused"_s;
    QString beside = QStandardPaths::findExecutable(name, {appFolder});
    if (!beside.isEmpty())
        return beside;
    const QStringList path = environment.value(u"PATH"_s).split(u':', Qt::SkipEmptyParts);
    return path.isEmpty() ? QString() : QStandardPaths::findExecutable(name, path);
}

/// What the settings of now say; nothing when they do not.
QString settingOf(config::Sources &sources, const QByteArray &name)
{
    const auto found = sources.find(*config::findSetting(name));
    return found ? QString::fromUtf8(found->value) : QString();
}

} // namespace

config::Inputs Places::inputs() const
{
    config::Inputs inputs;
    for (const QString &name : environment.keys())
        inputs.environment.insert(name.toUtf8(), environment.value(name).toUtf8());
    inputs.workingFolder = home;
    inputs.settingsFile = settingsFile;
    inputs.systemSettingsFile.clear();
    return inputs;
}

QString Places::socket() const
{
    config::Inputs read = inputs();
    if (!QFileInfo::exists(settingsFile))
        read.settingsText = QByteArray();
    config::Findings findings;
    config::Sources sources(read, findings);
    QString named = settingOf(sources, "ADMIN_SOCKET");
    if (!named.isEmpty())
        return named;
    const QString data = settingOf(sources, "DATA_DIR");
    return config::defaultAdminSocket(read, data.isEmpty() ? dataDir : data);
}

bool Places::startsAtLogin() const
{
    // Where systemctl(1) enable puts it, by WantedBy= in the unit.
    const QString wanted = unitFile.section(u'/', 0, -2) + u"/default.target.wants/"_s;
    return QFileInfo::exists(autostartFile)
        || QFileInfo(wanted + QLatin1String(UnitName)).isSymLink();
}

bool Places::isSetUp() const
{
    return QFileInfo::exists(settingsFile) || QFileInfo::exists(systemSettingsFile);
}

QStringList socketsOf(const Places &places, const config::Inputs &app)
{
    QStringList sockets = config::likelyAdminSockets(app);
    if (config::environmentFolder(app, "ADMIN_SOCKET").isEmpty())
        sockets.prepend(places.socket());
    sockets.removeAll(QLatin1String(config::NoAdminSocket));
    sockets.removeDuplicates();
    return sockets;
}

Places placesOf(const QProcessEnvironment &environment, const QString &appFolder)
{
    const QString config = folderIn(environment, u"XDG_CONFIG_HOME"_s, u"/.config"_s);
    const QString state = folderIn(environment, u"XDG_STATE_HOME"_s, u"/.local/state"_s);
    const QString data = folderIn(environment, u"XDG_DATA_HOME"_s, u"/.local/share"_s);
    return {.environment = withoutSettings(environment),
        .server = findServer(environment, appFolder),
        .home = environment.value(u"HOME"_s),
        .settingsFile = config + u"/gatehouse/gatehouse.env"_s,
        .dataDir = data + u"/gatehouse"_s,
        .systemSettingsFile = config::Inputs().systemSettingsFile,
        .unitFile = config + u"/systemd/user/"_s + QLatin1String(UnitName),
        .autostartFile = config + u"/autostart/gatehoused.desktop"_s,
        .logFile = state + u"/gatehouse/gatehoused.log"_s};
}

} // namespace gatehouse::service
