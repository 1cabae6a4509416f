// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace gatehouse::protocol {

/// Of a frame, without its newline.
inline constexpr qsizetype MaxFrameBytes = qsizetype(1) << 20;

/// Cuts what a peer sends into frames: a text, ended by a newline. Holds one begun frame and what
/// it was fed at a time, never more. Pure.
class FrameReader
{
public:
    void feed(QByteArrayView bytes);
    /// The next whole frame, without its newline; nothing until more is fed.
    std::optional<QByteArray> next();
    /// A frame has begun and is not whole.
    bool hasBegun() const { return m_taken < m_bytes.size(); }
    /// The frame that has begun is longer than MaxFrameBytes. Nothing can follow: what is fed from
    /// now on is dropped.
    bool isTooLong() const { return m_isTooLong; }

private:
    QByteArray m_bytes;
    qsizetype m_taken = 0; ///< of m_bytes
    qsizetype m_searched = 0; ///< there is no newline from m_taken to here
    bool m_isTooLong = false;
};

/// \a message as one frame with its newline. Invalid when it is too long.
base::Result<QByteArray> frameOf(const QJsonObject &message);

} // namespace gatehouse::protocol
