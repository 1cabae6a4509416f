// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace gatehouse::base {

/// Where unguessable bytes come from, so that a test can foresee them. Thread-safe.
class Random
{
public:
    Random() = default;
    Random(const Random &) = delete;
    Random &operator=(const Random &) = delete;
    virtual ~Random() = default;

    /// \a count bytes nobody can predict. Never fails: a machine without randomness ends the
    /// process.
    virtual QByteArray bytes(qsizetype count) = 0;

    /// 256 bits as 43 characters of base64url: the form of every token, code, handle and nonce of
    /// ours.
    QByteArray token256();
};

/// The operating system's generator (getrandom(2)), asked for some bytes in advance in each thread;
/// waits at boot until that is seeded.
class SystemRandom final : public Random
{
public:
    QByteArray bytes(qsizetype count) override;
};

} // namespace gatehouse::base
