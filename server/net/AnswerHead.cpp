// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/AnswerHead.h"

#include "net/FieldSyntax.h"

namespace gatehouse::net {

namespace {

using Outcome = AnswerHeadResult::Outcome;

constexpr int MaxFields = 128;
constexpr int MaxInterim = 10;
constexpr qsizetype MaxLengthDigits = 15;

/// Takes the lines of one head.
class Parser
{
public:
    /// \a line: without its CRLF.
    bool takeStatusLine(QByteArrayView line)
    {
        const bool http11 = line.startsWith("HTTP/1.1 ");
        if (!http11 && !line.startsWith("HTTP/1.0 "))
            return false;
        const QByteArrayView rest = line.sliced(9);
        const QByteArrayView digits = rest.first(std::min<qsizetype>(rest.size(), 3));
        if (digits.size() != 3 || !isDigits(digits) || (rest.size() > 3 && rest[3] != ' '))
            return false;
        m_head.status = digits.toInt();
        m_head.keepAlive = http11;
        m_http10 = !http11;
        return m_head.status >= 100 && m_head.status <= 599 && isFieldValue(rest);
    }

    bool takeField(QByteArrayView line)
    {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0 || !isToken(line.first(colon))
            || m_head.headers.fields().size() >= MaxFields)
            return false;
        const QByteArrayView name = line.first(colon);
        const QByteArrayView value = trimBlanks(line.sliced(colon + 1));
        if (!isFieldValue(value))
            return false;
        if (sameName(name, "connection") && listHolds(value, "close"))
            m_head.keepAlive = false;
        if (sameName(name, "content-length") && !takeLength(value))
            return false;
        if (sameName(name, "transfer-encoding") && !takeCoding(value))
            return false;
        m_head.headers.append(name.toByteArray(), value.toByteArray());
        return true;
    }

    /// RFC 9112 6.3: one framing, and one that this status may have.
    bool isWhole() const { return !(m_head.chunked && m_head.contentLength); }
    AnswerHead &&take() { return std::move(m_head); }

private:
    bool takeLength(QByteArrayView value)
    {
        if (m_head.contentLength || !isDigits(value) || value.size() > MaxLengthDigits)
            return false;
        m_head.contentLength = value.toLongLong();
        return true;
    }

    bool takeCoding(QByteArrayView value)
    {
        if (m_head.chunked || m_http10 || !sameName(value, "chunked"))
            return false;
        m_head.chunked = true;
        return true;
    }

    AnswerHead m_head;
    bool m_http10 = false;
};

/// One head, which may be an interim one.
AnswerHeadResult parseOne(QByteArrayView bytes)
{
    Parser parser;
    qsizetype lineStart = 0;
    bool isFirst = true;
    while (true) {
        const qsizetype lineFeed = bytes.indexOf('\n', lineStart);
        if (lineFeed < 0)
            break;
        const QByteArrayView line = bytes.sliced(lineStart, lineFeed - lineStart);
        if (!line.endsWith('\r') || isSpoilt(line))
            return {Outcome::Malformed, 0, {}};
        const QByteArrayView content = line.chopped(1);
        if (content.isEmpty()) {
            if (isFirst || !parser.isWhole())
                return {Outcome::Malformed, 0, {}};
            return {Outcome::Complete, lineFeed + 1, parser.take()};
        }
        if (!(isFirst ? parser.takeStatusLine(content) : parser.takeField(content)))
            return {Outcome::Malformed, 0, {}};
        isFirst = false;
        lineStart = lineFeed + 1;
    }
    if (isSpoilt(bytes.sliced(lineStart)))
        return {Outcome::Malformed, 0, {}};
    return {};
}

} // namespace

AnswerHeadResult parseAnswerHead(QByteArrayView bytes)
{
    const QByteArrayView seen = bytes.first(std::min(bytes.size(), MaxAnswerHeadBytes));
    qsizetype start = 0;
    for (int interim = 0; interim <= MaxInterim; ++interim) {
        AnswerHeadResult result = parseOne(seen.sliced(start));
        if (result.outcome == Outcome::NeedMore && bytes.size() > seen.size())
            return {Outcome::Malformed, 0, {}};
        if (result.outcome != Outcome::Complete)
            return result;
        start += result.consumed;
        result.consumed = start;
        // RFC 9110 15.2: interim answers have no content. 101 would change the protocol: not asked.
        if (result.head.status >= 200)
            return result;
        if (result.head.status == 101)
            break;
    }
    return {Outcome::Malformed, 0, {}};
}

} // namespace gatehouse::net
