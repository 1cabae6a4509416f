// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"

#include <QObject>

#include <functional>
#include <optional>

/// Where the server keeps what it must not show: one interface over the keychain of a desktop, a
/// folder of files and systemd's credentials. Owns how a secret is kept and found again; leaves to
/// others which secrets there are and what they open. One thread each; nothing here makes it wait
/// for a keychain.
namespace gatehouse::secrets {

inline constexpr qsizetype MaxSecretBytes = 64 * 1024;

/// A secret has a name that can stand in a path as it is: letters, digits, `-`, `_` and `.`, at
/// most 64, the first a letter or digit.
bool isSecretName(QByteArrayView name);

/// Secrets by name. Every call answers once, later, on the thread it was made on, and within a
/// time; never once its context or the store is gone. Errors are sentences for the person who
/// administers and hold nothing of a secret.
class SecretStore
{
public:
    using Found = std::function<void(base::Result<std::optional<base::Secret>>)>;
    using Done = std::function<void(base::Result<void>)>;
    using Told = std::function<void(base::Result<bool>)>;

    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    /// Where that is, for people, as it goes on after "in": "the keychain".
    virtual QString place() const = 0;
    /// Nothing when there is no secret of that name.
    void read(const QByteArray &name, QObject *context, const Found &found);
    /// Whether there is one; as read() finds it.
    void has(const QByteArray &name, QObject *context, const Told &told);
    /// In place of the one that may be there. Invalid when \a value is empty, too large, or ends
    /// with a line end, which not every store would give back.
    void write(
        const QByteArray &name, const base::Secret &value, QObject *context, const Done &done);
    /// NotFound when there is none.
    void remove(const QByteArray &name, QObject *context, const Done &done);

private:
    virtual void find(const QByteArray &name, QObject *context, const Found &found) = 0;
    virtual void put(
        const QByteArray &name, const base::Secret &value, QObject *context, const Done &done) = 0;
    virtual void drop(const QByteArray &name, QObject *context, const Done &done) = 0;
};

/// Calls \a done with \a result from the event loop, unless \a context is gone by then.
template <typename Callback, typename Result>
void answerLater(QObject *context, const Callback &done, Result result)
{
    QMetaObject::invokeMethod(
        context, [done, result = std::move(result)] { done(result); }, Qt::QueuedConnection);
}

/// What remove() says of a secret that is not there.
base::Error noSuchSecret(const QByteArray &name, const QString &place);

} // namespace gatehouse::secrets
