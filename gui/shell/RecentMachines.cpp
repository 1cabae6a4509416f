// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/RecentMachines.h"

#include <QSettings>

#include <algorithm>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;
using remote::Address;

namespace {

constexpr qsizetype MostMachines = 8;
constexpr char RecentKey[] = "machines/recent";

} // namespace

QList<Address> recentMachines()
{
    QList<Address> machines;
    for (const QString &line : QSettings().value(QLatin1String(RecentKey)).toStringList()) {
        // Neither part has a blank in it.
        const auto address = remote::parseAddress(line.section(u' ', 0, 0), line.section(u' ', 1));
        if (address)
            machines.append(*address);
    }
    return machines;
}

void rememberMachine(const Address &address)
{
    QList<Address> machines = recentMachines();
    machines.removeAll(address);
    machines.prepend(address);
    QStringList lines;
    for (const Address &machine : machines.first(std::min(MostMachines, machines.size())))
        lines.append(QString(machine.text() + u' ' + machine.socket).trimmed());
    QSettings().setValue(QLatin1String(RecentKey), lines);
}

void forgetMachines()
{
    QSettings().remove(QLatin1String(RecentKey));
}

} // namespace gatehouse::shell
