// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Random.h"

#include "base/Base64Url.h"

#include <sys/random.h>

#include <cerrno>

namespace gatehouse::base {

QByteArray Random::token256()
{
    return toBase64Url(bytes(32));
}

QByteArray SystemRandom::bytes(qsizetype count)
{
    QByteArray result(count, Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < count) {
        const ssize_t got =
            ::getrandom(result.data() + filled, static_cast<std::size_t>(count - filled), 0);
        if (got < 0 && errno == EINTR) // a signal may interrupt more than 256 bytes
            continue;
        if (got <= 0)
            qFatal("The operating system gives no random bytes; nothing can be issued safely.");
        filled += got;
    }
    return result;
}

} // namespace gatehouse::base
