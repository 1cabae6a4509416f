// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace gatehouse::provider {

/// Slows down who guesses: after five failures each further one makes its key wait twice as long,
/// from a second to five minutes. A key is forgotten an hour after its last failure. Holds a
/// bounded number of keys; when there are more, the one that has been quiet longest goes. Stores a
/// reference to the clock.
class Throttle
{
public:
    explicit Throttle(base::Clock &clock);

    /// How long \a key must wait; nothing when it may try.
    std::optional<base::seconds> wait(const QByteArray &key) const;
    void failed(const QByteArray &key);
    /// Takes back one failure, of a try that turned out good.
    void takeBack(const QByteArray &key);
    void forget(const QByteArray &key);

    qsizetype size() const { return m_records.size(); }

private:
    struct Record
    {
        int failures = 0;
        base::sys_seconds last {};
    };

    static base::seconds delayAfter(int failures);
    void makeRoom();

    base::Clock &m_clock;
    QHash<QByteArray, Record> m_records;
};

} // namespace gatehouse::provider
