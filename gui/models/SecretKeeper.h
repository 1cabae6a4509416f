// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveServer.h"

#include <QMap>

namespace gatehouse::models {

/// What is known of the secrets of the server: whether there is one, never what it is. They go
/// where the server keeps them, and nothing gives them back. Keeps a reference to the server.
class SecretKeeper : public QObject
{
    Q_OBJECT
public:
    enum class Presence { Unknown, Kept, Missing, Unreachable };
    struct Known
    {
        Presence presence = Presence::Unknown;
        QString problem; ///< why it cannot be told, and what to do about it
    };
    /// Of a change.
    struct Outcome
    {
        QString refused; ///< why nothing was changed; empty when it was
        QString notYetUsed; ///< why the server goes on with the former one; empty when it does not
    };
    using Changed = std::function<void(const Outcome &outcome)>;

    explicit SecretKeeper(LiveServer &server, QObject *parent = nullptr);

    Known known(const QByteArray &name) const { return m_known.value(name); }
    /// Asks where they are kept; changed() tells.
    void look(const QByteArray &name);
    /// Keeps it in place of the one there may be, and has the server read it.
    void keep(const QByteArray &name, const QByteArray &value, QObject *context, Changed done);
    void remove(const QByteArray &name, QObject *context, Changed done);

Q_SIGNALS:
    void changed(const QByteArray &name);

private:
    void useNow(const QByteArray &name, const QPointer<QObject> &context, const Changed &done);

    LiveServer &m_server;
    QMap<QByteArray, Known> m_known;
    QSet<QByteArray> m_asked; ///< about these; not answered yet
};

} // namespace gatehouse::models
