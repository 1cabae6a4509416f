// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "provider/Throttle.h"

#include <QHostAddress>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>

namespace gatehouse::provider {

/// What came of name and password.
struct LocalOutcome
{
    enum class Kind {
        Correct,
        Wrong, ///< the name or the password; nobody learns which
        TooMany, ///< too many failures of this name or from this address
        Busy, ///< too many others are being checked; nothing was looked at
    };
    Kind kind = Kind::Wrong;
    base::seconds retryAfter {0}; ///< with TooMany

    bool operator==(const LocalOutcome &) const = default;
};

/// Checks passwords of local accounts. The hashing runs on two threads of its own, with a bounded
/// queue; everything else, the throttling and every callback, on the thread that made this. Stores
/// a reference to the clock. The accounts themselves are kept elsewhere.
class LocalAccounts final : public QObject
{
public:
    explicit LocalAccounts(base::Clock &clock, QObject *parent = nullptr);
    /// Waits for the checks that are running; their `done` is not called.
    ~LocalAccounts() override;

    /// \a phc is the stored hash, nothing when there is no such name: that takes as long as a wrong
    /// password. \a done is called once, later, not at all once \a context is gone.
    void check(const QString &name, const base::Secret &password, std::optional<QByteArray> phc,
        const QHostAddress &peer, QObject *context, std::function<void(LocalOutcome)> done);

private:
    struct Attempt
    {
        QByteArray name;
        QByteArray peer;
        QPointer<QObject> context;
        std::function<void(LocalOutcome)> done;
    };

    void finish(quint64 number, bool correct);

    Throttle m_names;
    Throttle m_peers;
    QThreadPool m_pool;
    QHash<quint64, Attempt> m_attempts; ///< that are being hashed or wait for it
    quint64 m_lastNumber = 0;
};

} // namespace gatehouse::provider
