// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Sources.h"

#include <QProcessEnvironment>

/// Running gatehoused for the person who uses this machine: where it is, as what it runs, how it is
/// started and stopped, and why it does not start. Owns the programs that are asked for that;
/// leaves to others what stands in the settings (wizard) and what the person sees. Nothing here
/// waits.
namespace gatehouse::service {

/// Where the server of one person is, and what belongs to it.
struct Places
{
    QProcessEnvironment environment; ///< of the programs that are started; without settings in it
    QString server; ///< gatehoused; empty: there is none
    QString home;
    QString settingsFile;
    QString dataDir; ///< where it is when the settings do not say
    QString systemSettingsFile; ///< of a server that is not this person's
    QString unitFile;
    QString autostartFile;
    QString logFile; ///< of a server that no systemd runs

    /// What a server reads that is started here.
    config::Inputs inputs() const;
    /// The admin socket of that server, as the settings file of now has it.
    QString socket() const;
    /// It is started whenever the person logs in, by either way.
    bool startsAtLogin() const;
    /// There is something to start: a settings file, this person's or the machine's.
    bool isSetUp() const;
};

/// Where the app looks for the server: where the one of \a places is, then where \a app, what the
/// app itself was started with, says that one may be. What ADMIN_SOCKET names there goes alone.
QStringList socketsOf(const Places &places, const config::Inputs &app);

/// For a person with \a environment. gatehoused is looked for in \a appFolder, then in PATH.
Places placesOf(const QProcessEnvironment &environment, const QString &appFolder);

} // namespace gatehouse::service
