// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/KeyRing.h"
#include "base/Random.h"
#include "config/Settings.h"
#include "oauth/Store.h"
#include "protocol/BackupMessages.h"

#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <optional>

namespace gatehouse::daemon {

/// Makes a backup of the running server, one at a time: copied and sealed on a thread of its own,
/// handed out in pieces, removed when nobody wants it any more. Core thread; keeps references to
/// all it is given.
class BackupDesk final : public QObject
{
    Q_OBJECT
public:
    struct Sources
    {
        const config::Settings &settings;
        const QList<base::Secret> &sealingKeys;
        QByteArray issuer;
        oauth::Store &store;
        base::Random &random;
        const base::Clock &clock;
    };
    static constexpr std::chrono::milliseconds Life {600'000}; ///< since it was last read
    static constexpr qint64 PieceBytes = 384 * 1024; ///< of one answer

    explicit BackupDesk(const Sources &sources, std::chrono::milliseconds life = Life);
    /// Waits for the thread.
    ~BackupDesk() override;

    /// Conflict while there is one. Invalid when the passphrase is too short.
    base::Result<void> begin(const base::Secret &passphrase);
    /// NotFound when there is none, or what made it fail.
    base::Result<protocol::BackupPiece> read(qint64 offset);
    /// It is removed; one that is still being made, when it is.
    void end();

private:
    struct Work;

    void finish(const base::Result<void> &outcome);
    void removeLeftovers() const;
    QString placeOf(const QString &what) const;

    const Sources m_sources;
    QTimer m_life;
    QThreadPool m_pool;
    std::atomic<bool> m_stop = false;
    bool m_isMaking = false;
    bool m_isUnwanted = false; ///< the one that is being made
    std::optional<base::Result<void>> m_outcome; ///< of the one there is
};

} // namespace gatehouse::daemon
