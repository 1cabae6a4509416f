// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/Stores.h"

#include <QEventLoop>
#include <QTest>

namespace gatehouse::test {

/// A store, for a test that does one thing at a time.
class Asking
{
public:
    explicit Asking(std::unique_ptr<secrets::SecretStore> store)
        : m_store(std::move(store))
    { }

    secrets::SecretStore &store() { return *m_store; }

    base::Result<void> write(const QByteArray &name, const QByteArray &value)
    {
        return wait<base::Result<void>>([&](QObject *context, const auto &done) {
            m_store->write(name, base::Secret(value), context, done);
        });
    }
    base::Result<std::optional<base::Secret>> read(const QByteArray &name)
    {
        return wait<base::Result<std::optional<base::Secret>>>(
            [&](QObject *context, const auto &done) { m_store->read(name, context, done); });
    }
    /// The secret itself; empty when there is none.
    QByteArray value(const QByteArray &name)
    {
        const auto found = read(name);
        return found && *found ? (*found)->reveal() : QByteArray();
    }
    base::Result<bool> has(const QByteArray &name)
    {
        return wait<base::Result<bool>>(
            [&](QObject *context, const auto &done) { m_store->has(name, context, done); });
    }
    base::Result<void> remove(const QByteArray &name)
    {
        return wait<base::Result<void>>(
            [&](QObject *context, const auto &done) { m_store->remove(name, context, done); });
    }

private:
    template <typename Result, typename Ask> Result wait(const Ask &ask)
    {
        std::optional<Result> result;
        QEventLoop loop;
        ask(&loop, [&result, &loop](const Result &came) {
            result.emplace(came);
            loop.quit();
        });
        if (result)
            qFatal("the store has answered before it returned");
        loop.exec();
        return *std::move(result);
    }

    std::unique_ptr<secrets::SecretStore> m_store;
};

template <typename Value> QString errorOf(const base::Result<Value> &result)
{
    return result ? QString() : result.error().message;
}

} // namespace gatehouse::test
