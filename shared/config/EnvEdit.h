// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace gatehouse::config {

/// A value for one setting; empty: back to the default.
struct NewSetting
{
    QByteArray name;
    QByteArray value;

    bool operator==(const NewSetting &) const = default;
};

/// The settings file \a text with \a changes in it. What stood for a setting, NAME_FILE and second
/// lines of it included, gives way to one line in its place, or to none; a new one comes last. All
/// else stays as it is, comments and order included. parseEnvFile() reads back what was given.
QByteArray editedEnvFile(QByteArrayView text, const QList<NewSetting> &changes);

} // namespace gatehouse::config
