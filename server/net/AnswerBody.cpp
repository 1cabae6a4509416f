// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/AnswerBody.h"

#include "net/FieldSyntax.h"
#include "net/ResponseHead.h"

namespace gatehouse::net {

namespace {

constexpr int MaxAnswerSizeDigits = 12;
constexpr qsizetype MaxSkipped = 16 * 1024; // nobody reads extensions and trailers

} // namespace

AnswerBody AnswerBody::after(const AnswerHead &head)
{
    AnswerBody body;
    if (!mayHaveBody(head.status))
        return body;
    body.m_left = head.contentLength.value_or(0);
    if (head.chunked) {
        body.m_kind = Kind::Chunked;
        body.m_step = Step::Size;
        body.m_state = State::NeedMore;
    } else if (!head.contentLength) {
        body.m_kind = Kind::UntilClose;
        body.m_state = State::NeedMore;
    } else if (body.m_left > 0) {
        body.m_state = State::NeedMore;
    }
    return body;
}

QByteArrayView AnswerBody::take(QByteArrayView &bytes)
{
    while (m_state == State::NeedMore && m_step != Step::Data && !bytes.isEmpty()) {
        takeFraming(bytes.front());
        bytes = bytes.sliced(1);
    }
    if (m_state != State::NeedMore || bytes.isEmpty())
        return {};
    if (m_kind == Kind::UntilClose)
        return std::exchange(bytes, QByteArrayView());
    const qsizetype count = qsizetype(std::min<qint64>(m_left, bytes.size()));
    const QByteArrayView content = bytes.first(count);
    bytes = bytes.sliced(count);
    m_left -= count;
    if (m_left == 0 && m_kind == Kind::Chunked)
        m_step = Step::DataCr;
    else if (m_left == 0)
        m_state = State::Complete;
    return content;
}

void AnswerBody::endOfStream()
{
    if (m_state == State::NeedMore)
        m_state = m_kind == Kind::UntilClose ? State::Complete : State::Malformed;
}

void AnswerBody::takeFraming(char c)
{
    switch (m_step) {
    case Step::Size:
        return takeSize(c);
    case Step::Extension:
        if (c == '\r')
            m_step = Step::SizeLf;
        else if (c == '\n' || c == '\0' || ++m_skipped > MaxSkipped)
            m_state = State::Malformed;
        return;
    case Step::SizeLf:
        return expect('\n', c, m_left > 0 ? Step::Data : Step::TrailerStart);
    case Step::DataCr:
        return expect('\r', c, Step::DataLf);
    case Step::DataLf:
        m_digits = 0;
        return expect('\n', c, Step::Size);
    case Step::TrailerStart:
    case Step::Trailer:
        return takeTrailer(c);
    case Step::EndLf:
        m_state = c == '\n' ? State::Complete : State::Malformed;
        return;
    case Step::Data:
        return;
    }
}

void AnswerBody::takeSize(char c)
{
    const int digit = hexDigit(c);
    if (digit >= 0 && ++m_digits <= MaxAnswerSizeDigits)
        m_left = m_left * 16 + digit;
    else if (digit < 0 && m_digits > 0 && c == '\r')
        m_step = Step::SizeLf;
    else if (digit < 0 && m_digits > 0 && c == ';')
        m_step = Step::Extension;
    else
        m_state = State::Malformed;
}

/// Lines of any kind up to an empty one.
void AnswerBody::takeTrailer(char c)
{
    if (m_step == Step::TrailerStart && c == '\r')
        m_step = Step::EndLf;
    else if (++m_skipped > MaxSkipped || c == '\0' || (m_step == Step::TrailerStart && c == '\n'))
        m_state = State::Malformed;
    else
        m_step = c == '\n' ? Step::TrailerStart : Step::Trailer;
}

void AnswerBody::expect(char wanted, char c, Step next)
{
    if (c == wanted)
        m_step = next;
    else
        m_state = State::Malformed;
}

} // namespace gatehouse::net
