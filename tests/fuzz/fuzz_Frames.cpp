// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Frames.h"

#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace gatehouse::protocol;

namespace {

std::vector<QByteArray> framesOf(QByteArrayView bytes, qsizetype step)
{
    FrameReader reader;
    std::vector<QByteArray> frames;
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        reader.feed(bytes.sliced(at, std::min(step, bytes.size() - at)));
        while (auto frame = reader.next())
            frames.push_back(*std::move(frame));
    }
    return frames;
}

} // namespace

/// What a peer of the admin socket sends: in pieces of any size the frames are those of the whole,
/// and none holds a newline or is too long. The first byte is the size of the pieces.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const auto whole = framesOf(bytes, bytes.size() + 1);
    if (whole != framesOf(bytes, data[0] % 32 + 1))
        std::abort();
    for (const QByteArray &frame : whole) {
        if (frame.contains('\n') || frame.size() > MaxFrameBytes)
            std::abort();
    }
    return 0;
}
