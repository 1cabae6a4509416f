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

    /// 128 bits as 22 characters of base64url: the name of something, which is no secret. Six bytes
    /// of the machine's time in milliseconds, then ten that nobody can predict: what is named at
    /// about the same time begins alike and lies together where names are sorted (as RFC 9562 5.7).
    QByteArray id128();
};

/// The operating system's generator (getrandom(2)), asked for some bytes in advance in each thread;
/// waits at boot until that is seeded.
class SystemRandom final : public Random
{
public:
    QByteArray bytes(qsizetype count) override;
};

} // namespace gatehouse::base
