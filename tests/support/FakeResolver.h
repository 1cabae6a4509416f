// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Resolver.h"

#include <QHash>
#include <QPointer>

namespace gatehouse::test {

/// A name server whose answers the test writes; a name without one has no address.
class FakeResolver final : public net::Resolver
{
public:
    QByteArrayList asked;
    bool silent = false; ///< answers nobody from now on

    /// Each question takes the next answer; the last one stays.
    void answer(const QByteArray &host, const QList<QStringList> &answers)
    {
        m_answers[host] = answers;
    }

    void resolve(const QByteArray &host, QObject *context, Done done) override
    {
        asked.append(host);
        if (silent)
            return;
        QList<QHostAddress> addresses;
        QList<QStringList> &answers = m_answers[host];
        if (!answers.isEmpty()) {
            for (const QString &address : answers.first())
                addresses.append(QHostAddress(address));
            if (answers.size() > 1)
                answers.removeFirst();
        }
        QMetaObject::invokeMethod(
            context, [addresses, done] { done(addresses); }, Qt::QueuedConnection);
    }

private:
    QHash<QByteArray, QList<QStringList>> m_answers;
};

} // namespace gatehouse::test
