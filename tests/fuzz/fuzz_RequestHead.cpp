// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/RequestHead.h"

#include <cstdint>
#include <cstdlib>

using namespace gatehouse::net;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

void checkHead(const HeadResult &result, QByteArrayView bytes, const HeadLimits &limits)
{
    const RequestHead &head = result.head;
    check(result.consumed > 0 && result.consumed <= bytes.size());
    check(bytes.first(result.consumed).endsWith("\r\n\r\n"));
    check(head.target.startsWith('/') && !head.target.startsWith("//"));
    check(head.pathLength > 0 && head.pathLength <= head.target.size());
    check(!head.path().contains('?') && !head.target.contains('#'));
    check(head.headers.fields().size() <= limits.maxFields);
    check(!(head.chunked && head.contentLength));
    check(head.http10 || head.headers.values("host").size() == 1);
    check(head.headers.values("content-length").size() <= 1);
    for (const Header &field : head.headers.fields()) {
        check(!field.name.isEmpty() && !field.name.contains(' ') && !field.name.contains(':'));
        for (const char forbidden : {'\r', '\n', '\0'})
            check(!field.name.contains(forbidden) && !field.value.contains(forbidden));
    }
}

} // namespace

/// A head is the same in one piece and byte by byte, and what is accepted keeps its promises.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const HeadLimits limits {2048, 16};
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const HeadResult whole = parseRequestHead(bytes, limits);
    HeadResult split;
    for (qsizetype fed = 1; fed <= bytes.size(); ++fed) {
        split = parseRequestHead(bytes.first(fed), limits, fed - 1);
        if (split.outcome != HeadResult::Outcome::NeedMore)
            break;
    }
    check(split.outcome == whole.outcome && split.status == whole.status);
    if (whole.outcome != HeadResult::Outcome::Complete)
        return 0;
    check(split.consumed == whole.consumed && split.head.target == whole.head.target);
    checkHead(whole, bytes, limits);
    return 0;
}
