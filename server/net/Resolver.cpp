// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Resolver.h"

#include <QHostInfo>

namespace gatehouse::net {

void SystemResolver::resolve(const QByteArray &host, QObject *context, Done done)
{
    QHostInfo::lookupHost(QString::fromLatin1(host), context,
        [done = std::move(done)](const QHostInfo &found) { done(found.addresses()); });
}

} // namespace gatehouse::net
