// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/AnswerBody.h"

#include <cstdint>
#include <cstdlib>

using namespace gatehouse::net;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

struct Outcome
{
    AnswerBody::State state;
    QByteArray content;
    qsizetype rest;
};

Outcome feed(const AnswerHead &head, QByteArrayView bytes, qsizetype size)
{
    AnswerBody body = AnswerBody::after(head);
    Outcome outcome {body.state(), {}, 0};
    while (!bytes.isEmpty()) {
        QByteArrayView piece = bytes.first(std::min(size, bytes.size()));
        bytes = bytes.sliced(piece.size());
        while (body.state() == AnswerBody::State::NeedMore && !piece.isEmpty())
            outcome.content += body.take(piece);
        if (body.state() != AnswerBody::State::Malformed)
            outcome.rest += piece.size();
    }
    outcome.state = body.state();
    return outcome;
}

} // namespace

/// A body is the same in one piece and byte by byte; a head that is accepted keeps its promises.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const AnswerHeadResult result = parseAnswerHead(bytes);
    if (result.outcome != AnswerHeadResult::Outcome::Complete)
        return 0;
    check(result.consumed > 0 && result.consumed <= bytes.size());
    check(result.head.status >= 200 && result.head.status <= 599);
    check(!(result.head.chunked && result.head.contentLength));
    for (const Header &field : result.head.headers.fields()) {
        for (const char forbidden : {'\r', '\n', '\0'})
            check(!field.name.contains(forbidden) && !field.value.contains(forbidden));
    }
    const QByteArrayView rest = bytes.sliced(result.consumed);
    const Outcome whole = feed(result.head, rest, std::max<qsizetype>(rest.size(), 1));
    const Outcome split = feed(result.head, rest, 1);
    check(whole.state == split.state && whole.content == split.content);
    check(whole.state == AnswerBody::State::Malformed || whole.rest == split.rest);
    return 0;
}
