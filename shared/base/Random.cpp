// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Random.h"

#include "base/Base64Url.h"

#include <openssl/rand.h>

namespace gatehouse::base {

QByteArray Random::token256()
{
    return toBase64Url(bytes(32));
}

QByteArray SystemRandom::bytes(qsizetype count)
{
    QByteArray result(count, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(result.data()), static_cast<int>(count)) != 1)
        qFatal("The operating system gives no random bytes; nothing can be issued safely.");
    return result;
}

} // namespace gatehouse::base
