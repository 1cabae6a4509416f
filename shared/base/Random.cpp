// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Random.h"

#include "base/Base64Url.h"

#include <QtEndian>

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

namespace gatehouse::base {

QByteArray Random::token256()
{
    return toBase64Url(bytes(32));
}

QByteArray Random::id128()
{
    constexpr qsizetype TimeBytes = 6;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto time = qToBigEndian(
        quint64(std::chrono::duration_cast<std::chrono::milliseconds>(now).count()) << 16);
    return toBase64Url(
        QByteArray(reinterpret_cast<const char *>(&time), TimeBytes) + bytes(16 - TimeBytes));
}

namespace {

void fillFromSystem(char *place, std::size_t count)
{
    while (count > 0) {
        const ssize_t got = ::getrandom(place, count, 0);
        if (got < 0 && errno == EINTR) // a signal may interrupt more than 256 bytes
            continue;
        if (got <= 0)
            qFatal("The operating system gives no random bytes; nothing can be issued safely.");
        place += got;
        count -= std::size_t(got);
    }
}

/// Bytes that wait for one thread, fetched together: asking the system costs more than they do.
/// What was given is not kept. A process we fork is another program before it asks for any.
class Supply
{
public:
    static constexpr std::size_t Most = 64; ///< at once; who wants more asks the system

    Supply() = default;
    Supply(const Supply &) = delete;
    Supply &operator=(const Supply &) = delete;
    ~Supply()
    {
        ::explicit_bzero(m_bytes.data(), m_bytes.size());
        m_left = 0; // whoever draws after this fetches anew
    }

    void give(char *place, std::size_t count)
    {
        if (m_left < count) {
            fillFromSystem(m_bytes.data(), m_bytes.size());
            m_left = m_bytes.size();
        }
        m_left -= count;
        std::memcpy(place, m_bytes.data() + m_left, count);
        ::explicit_bzero(m_bytes.data() + m_left, count);
    }

private:
    std::array<char, 4096> m_bytes {};
    std::size_t m_left = 0;
};

} // namespace

QByteArray SystemRandom::bytes(qsizetype count)
{
    thread_local Supply supply;
    QByteArray result(count, Qt::Uninitialized);
    const auto wanted = static_cast<std::size_t>(count);
    if (wanted <= Supply::Most)
        supply.give(result.data(), wanted);
    else
        fillFromSystem(result.data(), wanted);
    return result;
}

} // namespace gatehouse::base
