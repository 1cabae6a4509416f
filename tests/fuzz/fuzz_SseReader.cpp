// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SseReader.h"

#include <cstdint>
#include <cstdlib>

using namespace gatehouse::gateway;

namespace {

SseReader editing()
{
    return SseReader(
        [](const QByteArray &data) {
            return data.contains('z') ? std::nullopt
                                      : std::optional(data.contains('x') ? "y" : data);
        },
        256);
}

QByteArray fed(SseReader reader, QByteArrayView bytes, qsizetype size)
{
    QByteArray out;
    for (qsizetype at = 0; at < bytes.size(); at += size)
        out += reader.feed(bytes.sliced(at, std::min(size, bytes.size() - at)));
    return out;
}

} // namespace

/// A stream is the same in one piece and byte by byte; nothing that was edited out is in it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QByteArray whole = fed(editing(), bytes, std::max<qsizetype>(bytes.size(), 1));
    if (whole != fed(editing(), bytes, 1) || fed({}, bytes, 3) != bytes)
        std::abort();
    return 0;
}
