// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/BodyReader.h"

#include <cstdint>
#include <cstdlib>

using namespace gatehouse::net;

namespace {

constexpr qsizetype MaxBytes = 512;

struct Outcome
{
    BodyReader::State state;
    qsizetype consumed = 0;
    QByteArray body;
};

Outcome feed(BodyReader reader, QByteArrayView bytes, qsizetype step)
{
    Outcome outcome {reader.state(), 0, {}};
    while (reader.state() == BodyReader::State::NeedMore && outcome.consumed < bytes.size()) {
        const qsizetype count = std::min(step, bytes.size() - outcome.consumed);
        outcome.consumed += reader.feed(bytes.sliced(outcome.consumed, count));
    }
    outcome.state = reader.state();
    outcome.body = reader.take();
    return outcome;
}

} // namespace

/// Fed in pieces of any size a body is what it is fed whole, and never above its limit. The first
/// byte chooses length or chunks and the size of the pieces.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const BodyReader reader =
        data[0] & 1 ? BodyReader::chunked(MaxBytes) : BodyReader::ofLength(data[0] * 4, MaxBytes);
    const Outcome whole = feed(reader, bytes, bytes.size() + 1);
    const Outcome split = feed(reader, bytes, data[0] / 2 % 16 + 1);
    const bool isSame =
        whole.state == split.state && whole.consumed == split.consumed && whole.body == split.body;
    if (!isSame || whole.body.size() > MaxBytes || whole.consumed > bytes.size())
        std::abort();
    return 0;
}
