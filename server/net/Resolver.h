// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QList>
#include <QObject>

#include <functional>

namespace gatehouse::net {

/// Finds the addresses of a host name without blocking its caller.
class Resolver
{
public:
    using Done = std::function<void(QList<QHostAddress>)>;

    Resolver() = default;
    Resolver(const Resolver &) = delete;
    Resolver &operator=(const Resolver &) = delete;
    virtual ~Resolver() = default;

    /// \a done is called once, later, on the caller's thread, with nothing when the name has no
    /// address; not at all once \a context is gone.
    virtual void resolve(const QByteArray &host, QObject *context, Done done) = 0;
};

/// The system's resolver, on threads of its own.
class SystemResolver final : public Resolver
{
public:
    void resolve(const QByteArray &host, QObject *context, Done done) override;
};

} // namespace gatehouse::net
