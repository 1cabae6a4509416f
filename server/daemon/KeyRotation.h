// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/CoreQueue.h"
#include "oauth/Resealer.h"

#include <QObject>
#include <QTimer>

namespace gatehouse::daemon {

/// Seals anew, in the background, what is under an older key of RS_TOKENS_ENC_KEY, and says when
/// that key may be taken out; says at the start what no key opens. Core thread; keeps references.
class KeyRotation : public QObject
{
    Q_OBJECT
public:
    KeyRotation(oauth::Store &store, const base::KeyRing &keys, net::CoreQueue &queue);

    /// Looks at what there is; an Error only when the store cannot be read.
    base::Result<void> start();

private:
    void step();
    void finish();

    net::CoreQueue &m_core;
    oauth::Resealer m_resealer;
    QTimer m_timer; ///< between two steps
    int m_said = 0; ///< how many were left when it was last said
};

} // namespace gatehouse::daemon
