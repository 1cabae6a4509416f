// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

namespace gatehouse::protocol {

// Settings and secrets: asked for, tried out, changed. Nothing here carries a secret to a client.

/// Where the value of a setting came from; the first that has it wins.
enum class ValueSource { Default, CommandLine, Environment, Credential, SettingsFile, SecretStore };

struct SettingRow
{
    QByteArray name;
    QString group; ///< its title
    QString help;
    QString allowed; ///< what a value must be
    QByteArrayList choices; ///< when it is one of a few words
    QString defaultValue; ///< in words where it depends on others
    QString value; ///< as text; empty for a secret, and where there is none
    bool secret = false;
    bool set = false; ///< there is a value that is not the default
    ValueSource source = ValueSource::Default;
    QString place; ///< the same for people: "/etc/gatehouse/gatehouse.env, line 3"
    bool fixed = false; ///< it stands where it wins over the settings file: not changed from here
    bool restart = false; ///< a change needs one
    bool pending = false; ///< this value is in force after the next restart
};
struct SettingsList
{
    QList<SettingRow> rows; ///< in the order of the documentation
    QString file; ///< the settings file, whether or not it is there; empty when there is no place
                  ///< for one
    QString secretStore; ///< where secrets are kept, for people
};

struct SettingValue
{
    QByteArray name;
    QString value; ///< empty: back to the default
};
struct SettingValues
{
    QList<SettingValue> values;
};
struct SettingMistake
{
    QByteArray name; ///< empty when it is about a whole file
    QString problem; ///< a sentence
};
/// All that is wrong at once; without mistakes the values can be set.
struct SettingsVerdict
{
    QList<SettingMistake> mistakes;
    QStringList warnings;
};
struct SettingsChanged
{
    QByteArrayList changed; ///< in force since
    QByteArrayList
        restart; ///< differ from what runs until the next restart, whenever they were set
    QStringList warnings;
};

struct NewSecret
{
    QByteArray name;
    QByteArray value;
};
struct SecretName
{
    QByteArray name;
};
struct SecretPresence
{
    QByteArray name;
    bool present = false;
};

} // namespace gatehouse::protocol
