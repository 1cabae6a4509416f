// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/Environment.h"

#include <algorithm>
#include <unistd.h>

namespace gatehouse::process {

namespace {

QByteArray nameOf(const QByteArray &entry)
{
    const qsizetype equals = entry.indexOf('=');
    return equals < 0 ? QByteArray() : entry.first(equals);
}

bool mayPass(const QByteArray &name)
{
    static const QByteArrayList names {"PATH", "HOME", "LANG", "TZ", "TMPDIR"};
    return names.contains(name) || name.startsWith("LC_");
}

void set(QByteArrayList &environment, const QByteArray &name, const QByteArray &value)
{
    const auto isNamed = [&name](const QByteArray &entry) { return nameOf(entry) == name; };
    environment.erase(
        std::remove_if(environment.begin(), environment.end(), isNamed), environment.end());
    environment.append(name + '=' + value);
}

} // namespace

QByteArrayList childEnvironment(
    const QByteArrayList &own, const QList<domain::NamedSecret> &declared)
{
    QByteArrayList environment;
    for (const QByteArray &entry : own) {
        if (mayPass(nameOf(entry)))
            environment.append(entry);
    }
    for (const domain::NamedSecret &variable : declared)
        set(environment, variable.name, variable.value.reveal());
    return environment;
}

QByteArrayList marked(QByteArrayList environment, const QByteArray &mark)
{
    const QByteArray name = nameOf(mark);
    set(environment, name, mark.sliced(name.size() + 1));
    return environment;
}

QByteArrayList ownEnvironment()
{
    QByteArrayList entries;
    for (char **entry = ::environ; entry && *entry; ++entry)
        entries.append(*entry);
    return entries;
}

QByteArray valueIn(const QByteArrayList &environment, QByteArrayView name)
{
    for (const QByteArray &entry : environment) {
        if (nameOf(entry) == name)
            return entry.sliced(name.size() + 1);
    }
    return {};
}

} // namespace gatehouse::process
