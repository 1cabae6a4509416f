// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/BodyReader.h"

#include "net/FieldSyntax.h"

namespace gatehouse::net {

namespace {

constexpr int MaxChunkSizeDigits = 7; // 256 MiB, above every body limit
constexpr qsizetype FirstReserve = 64 * 1024; // a promised length is not memory yet

} // namespace

BodyReader BodyReader::ofLength(qint64 length, qsizetype maxBytes)
{
    BodyReader reader;
    reader.m_maxBytes = maxBytes;
    reader.m_left = length;
    if (length > maxBytes)
        reader.m_state = State::TooLarge;
    else if (length > 0)
        reader.m_state = State::NeedMore;
    return reader;
}

BodyReader BodyReader::chunked(qsizetype maxBytes)
{
    BodyReader reader;
    reader.m_maxBytes = maxBytes;
    reader.m_isChunked = true;
    reader.m_step = Step::Size;
    reader.m_state = State::NeedMore;
    return reader;
}

qsizetype BodyReader::feed(QByteArrayView bytes)
{
    qsizetype used = 0;
    while (m_state == State::NeedMore && used < bytes.size()) {
        if (m_step == Step::Data)
            used += feedData(bytes.sliced(used));
        else
            feedFraming(bytes[used++]);
    }
    return used;
}

qsizetype BodyReader::feedData(QByteArrayView bytes)
{
    const qsizetype count = std::min<qint64>(m_left, bytes.size());
    if (m_body.isEmpty())
        m_body.reserve(std::min<qint64>(m_left, FirstReserve));
    m_body.append(bytes.first(count));
    m_left -= count;
    if (m_left > 0)
        return count;
    if (m_isChunked)
        m_step = Step::DataCr;
    else
        m_state = State::Complete;
    return count;
}

void BodyReader::feedFraming(char c)
{
    switch (m_step) {
    case Step::Size:
        return feedSize(c);
    case Step::SizeLf:
        return c == '\n' ? startChunk() : void(m_state = State::Malformed);
    case Step::DataCr:
        return expect('\r', c, Step::DataLf);
    case Step::DataLf:
        m_digits = 0;
        return expect('\n', c, Step::Size);
    case Step::EndCr:
        return expect('\r', c, Step::EndLf);
    case Step::EndLf:
        m_state = c == '\n' ? State::Complete : State::Malformed;
        return;
    case Step::Data:
        return;
    }
}

void BodyReader::feedSize(char c)
{
    const int digit = hexDigit(c);
    if (digit < 0)
        return m_digits > 0 ? expect('\r', c, Step::SizeLf) : void(m_state = State::Malformed);
    if (++m_digits > MaxChunkSizeDigits) {
        m_state = State::TooLarge;
        return;
    }
    m_left = m_left * 16 + digit;
}

void BodyReader::startChunk()
{
    if (m_left > m_maxBytes - m_body.size())
        m_state = State::TooLarge;
    else
        m_step = m_left > 0 ? Step::Data : Step::EndCr;
}

void BodyReader::expect(char wanted, char c, Step next)
{
    if (c == wanted)
        m_step = next;
    else
        m_state = State::Malformed;
}

} // namespace gatehouse::net
