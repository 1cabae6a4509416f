// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace gatehouse::net {

/// Reads one request body as it arrives (RFC 9112 6, 7): of a known length, or chunked. Chunk
/// extensions and trailers are refused, for nobody needs them and every smuggler does. Pure; fed in
/// pieces of any size it gives the same result as fed whole.
class BodyReader
{
public:
    enum class State {
        NeedMore,
        Complete,
        Malformed, ///< to be answered 400
        TooLarge, ///< to be answered 413
    };

    /// A body that is not there: complete.
    BodyReader() = default;
    static BodyReader ofLength(qint64 length, qsizetype maxBytes);
    static BodyReader chunked(qsizetype maxBytes);

    State state() const { return m_state; }
    /// Takes what belongs to the body from the start of \a bytes and says how many bytes that were.
    qsizetype feed(QByteArrayView bytes);
    /// How much of the body is in memory now.
    qsizetype size() const { return m_body.size(); }
    /// The body; call once, when Complete.
    QByteArray take() { return std::move(m_body); }

private:
    enum class Step { Size, SizeLf, Data, DataCr, DataLf, EndCr, EndLf };

    qsizetype feedData(QByteArrayView bytes);
    void feedFraming(char c);
    void feedSize(char c);
    void startChunk();
    void expect(char wanted, char c, Step next);

    State m_state = State::Complete;
    bool m_isChunked = false;
    Step m_step = Step::Data;
    int m_digits = 0; ///< of the chunk size seen so far
    qint64 m_left = 0; ///< of the body or of this chunk
    qsizetype m_maxBytes = 0;
    QByteArray m_body;
};

} // namespace gatehouse::net
