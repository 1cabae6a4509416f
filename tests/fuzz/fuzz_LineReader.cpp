// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/LineReader.h"

#include <cstdint>
#include <cstdlib>

using gatehouse::process::LineReader;

namespace {

constexpr qsizetype MaxBytes = 64;

std::vector<LineReader::Line> feed(QByteArrayView bytes, qsizetype step)
{
    LineReader reader(MaxBytes);
    std::vector<LineReader::Line> lines;
    const auto add = [&lines](std::vector<LineReader::Line> more) {
        lines.insert(lines.end(), more.begin(), more.end());
    };
    for (qsizetype at = 0; at < bytes.size(); at += step)
        add(reader.feed(bytes.sliced(at, std::min(step, bytes.size() - at))));
    add(reader.finish());
    return lines;
}

} // namespace

/// What a stdio server writes: in pieces of any size the lines are those of the whole, none holds a
/// newline, none is longer than the bound. The first byte is the size of the pieces.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const auto whole = feed(bytes, bytes.size() + 1);
    if (whole != feed(bytes, data[0] % 32 + 1))
        std::abort();
    for (const LineReader::Line &line : whole) {
        if (line.text.contains('\n') || line.text.size() > MaxBytes)
            std::abort();
    }
    return 0;
}
