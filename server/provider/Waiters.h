// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

namespace gatehouse::provider {

/// Those who wait for the same answer. Nobody whose context is gone is called.
template <typename T> class Waiters
{
public:
    using Done = std::function<void(T)>;

    bool isEmpty() const { return m_waiting.isEmpty(); }
    void add(QObject *context, Done done) { m_waiting.append({context, std::move(done)}); }

    /// Everybody who waits now gets \a value; who comes while they are told waits for the next.
    void answer(const T &value)
    {
        const QList<Waiter> told = std::exchange(m_waiting, {});
        for (const Waiter &waiter : told) {
            if (waiter.context)
                waiter.done(value);
        }
    }

private:
    struct Waiter
    {
        QPointer<QObject> context;
        Done done;
    };
    QList<Waiter> m_waiting;
};

/// Calls \a call from the event loop, if \a context still lives then.
template <typename Call> void later(QObject *context, Call call)
{
    QMetaObject::invokeMethod(context, std::move(call), Qt::QueuedConnection);
}

} // namespace gatehouse::provider
