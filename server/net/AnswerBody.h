// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/AnswerHead.h"

namespace gatehouse::net {

/// Finds the content of an answer in the bytes that follow its head, as they arrive (RFC 9112 6,
/// 7). Holds none of it. Pure; fed in pieces of any size it gives the same content as fed whole.
class AnswerBody
{
public:
    enum class State { NeedMore, Complete, Malformed };

    /// Nothing to come.
    AnswerBody() = default;
    /// As \a head says; RFC 9112 6.3.
    static AnswerBody after(const AnswerHead &head);

    State state() const { return m_state; }
    /// Takes what belongs to the body from the front of \a bytes, up to the end of one run of
    /// content, and returns that run, which may be empty. Call again while \a bytes has some and
    /// state() is NeedMore.
    QByteArrayView take(QByteArrayView &bytes);
    /// The peer sends no more: the end of a body without a length, a fault of any other.
    void endOfStream();
    /// Does the end of the connection end it?
    bool isUntilClose() const { return m_kind == Kind::UntilClose; }

private:
    enum class Kind { Length, Chunked, UntilClose };
    enum class Step { Size, Extension, SizeLf, Data, DataCr, DataLf, TrailerStart, Trailer, EndLf };

    void takeFraming(char c);
    void takeSize(char c);
    void takeTrailer(char c);
    void expect(char wanted, char c, Step next);

    State m_state = State::Complete;
    Kind m_kind = Kind::Length;
    Step m_step = Step::Data;
    int m_digits = 0; ///< of the chunk size seen so far
    qint64 m_left = 0; ///< of the body or of this chunk
    qsizetype m_skipped = 0; ///< of extensions and trailers
};

} // namespace gatehouse::net
