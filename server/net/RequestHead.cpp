// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/RequestHead.h"

#include "net/CharTable.h"
#include "net/FieldSyntax.h"

#include <cstring>

namespace gatehouse::net {

namespace {

constexpr qsizetype MaxTargetBytes = 8 * 1024; // RFC 9112 3: at least 8000 octets
constexpr qsizetype MaxBodyLengthDigits = 15; // far above every body limit, far below overflow

constexpr int Ok = 0;
constexpr int BadRequest = 400;
constexpr int UriTooLong = 414;
constexpr int ExpectationFailed = 417;
constexpr int FieldsTooLarge = 431;
constexpr int NotImplemented = 501;
constexpr int VersionNotSupported = 505;

constexpr CharTable TargetChars = alphanumericsAnd("-._~!$&'()*+,;=:@/?%"); // RFC 3986 3.3, 3.4
constexpr CharTable HostNameChars = alphanumericsAnd("-._~");

std::optional<Method> methodOf(QByteArrayView name)
{
    for (const Method method : {Method::Post, Method::Get, Method::Options, Method::Head,
             Method::Delete, Method::Put, Method::Patch}) {
        if (name == methodName(method))
            return method;
    }
    return std::nullopt;
}

/// RFC 9110 7.2 without what RFC 3986 would also allow there: no userinfo, no escapes, no IP
/// literal of the future.
bool isHost(QByteArrayView value)
{
    qsizetype nameEnd = value.indexOf(':');
    if (value.startsWith('[')) {
        const qsizetype bracket = value.indexOf(']');
        if (bracket < 3)
            return false;
        static constexpr CharTable Ipv6Chars = alphanumericsAnd(":.");
        if (!consistsOf(value.sliced(1, bracket - 1), Ipv6Chars))
            return false;
        nameEnd = bracket + 1 < value.size() ? bracket + 1 : -1;
    } else if (const auto name = nameEnd < 0 ? value : value.first(nameEnd);
               name.isEmpty() || !consistsOf(name, HostNameChars)) {
        return false;
    }
    if (nameEnd < 0)
        return true;
    const QByteArrayView port = value.sliced(nameEnd + 1);
    return value[nameEnd] == ':' && isDigits(port) && port.size() <= 5 && port.toUInt() <= 65535;
}

/// The verification of one complete head, line by line.
class HeadParser
{
public:
    explicit HeadParser(const HeadLimits &limits)
        : m_limits(limits)
    { }

    /// \a lines: every line with its CRLF, without the empty one at the end. 0 or a status.
    int parse(QByteArrayView lines)
    {
        const qsizetype end = lines.indexOf('\n');
        if (const int status = parseRequestLine(lines.first(end - 1)))
            return status;
        m_head.headers.reserve(16);
        lines = lines.sliced(end + 1);
        while (!lines.isEmpty()) {
            const qsizetype lineFeed = lines.indexOf('\n');
            if (const int status = parseField(lines.first(lineFeed - 1)))
                return status;
            lines = lines.sliced(lineFeed + 1);
        }
        return checkWhole();
    }

    RequestHead &&take() { return std::move(m_head); }

private:
    int parseRequestLine(QByteArrayView line)
    {
        const qsizetype first = line.indexOf(' ');
        const qsizetype last = line.lastIndexOf(' ');
        if (first <= 0 || last <= first + 1)
            return BadRequest;
        const QByteArrayView name = line.first(first);
        const QByteArrayView target = line.sliced(first + 1, last - first - 1);
        if (const int status = parseVersion(line.sliced(last + 1)))
            return status;
        if (!isToken(name))
            return BadRequest;
        const auto method = methodOf(name);
        if (!method)
            return NotImplemented;
        m_head.method = *method;
        return parseTarget(target);
    }

    int parseVersion(QByteArrayView version)
    {
        if (version == "HTTP/1.1")
            return Ok;
        if (version == "HTTP/1.0") {
            m_head.http10 = true;
            m_head.keepAlive = false;
            return Ok;
        }
        const bool isVersion = version.size() == 8 && version.startsWith("HTTP/")
            && isDigits(version.sliced(5, 1)) && version[6] == '.' && isDigits(version.sliced(7));
        return isVersion ? VersionNotSupported : BadRequest;
    }

    /// RFC 9112 3.2.1: origin-form only. "//" at the start would read as an authority.
    int parseTarget(QByteArrayView target)
    {
        if (target.size() > MaxTargetBytes)
            return UriTooLong;
        if (target.front() != '/' || target.startsWith("//") || !consistsOf(target, TargetChars))
            return BadRequest;
        const qsizetype question = target.indexOf('?');
        m_head.target = target.toByteArray();
        m_head.pathLength = question < 0 ? target.size() : question;
        return Ok;
    }

    /// A line that begins with a blank (obs-fold) has no name and is refused with all others.
    int parseField(QByteArrayView line)
    {
        if (m_head.headers.fields().size() >= m_limits.maxFields)
            return FieldsTooLarge;
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0 || !isToken(line.first(colon)))
            return BadRequest;
        const QByteArrayView name = line.first(colon);
        const QByteArrayView value = trimBlanks(line.sliced(colon + 1));
        if (!isFieldValue(value))
            return BadRequest;
        if (const int status = noteFraming(name, value))
            return status;
        m_head.headers.append(name.toByteArray(), value.toByteArray());
        return Ok;
    }

    /// The fields that decide where this request ends and what becomes of the connection.
    int noteFraming(QByteArrayView name, QByteArrayView value)
    {
        switch (name.size()) {
        case 4:
            return sameName(name, "host") ? noteHost(value) : Ok;
        case 6:
            return sameName(name, "expect") ? noteExpect(value) : Ok;
        case 10:
            if (sameName(name, "connection") && listHolds(value, "close"))
                m_head.keepAlive = false;
            return Ok;
        case 14:
            return sameName(name, "content-length") ? noteLength(value) : Ok;
        case 17:
            return sameName(name, "transfer-encoding") ? noteCoding(value) : Ok;
        default:
            return Ok;
        }
    }

    int noteHost(QByteArrayView value)
    {
        if (m_hasHost || !isHost(value))
            return BadRequest;
        m_hasHost = true;
        return Ok;
    }

    int noteExpect(QByteArrayView value)
    {
        if (!sameName(value, "100-continue"))
            return ExpectationFailed;
        m_head.expectsContinue = true;
        return Ok;
    }

    /// RFC 9112 6.3: one field, digits only; "5, 5" is a list and refused.
    int noteLength(QByteArrayView value)
    {
        if (m_head.contentLength || !isDigits(value) || value.size() > MaxBodyLengthDigits)
            return BadRequest;
        m_head.contentLength = value.toLongLong();
        return Ok;
    }

    int noteCoding(QByteArrayView value)
    {
        if (m_head.chunked || !sameName(value, "chunked"))
            return NotImplemented;
        m_head.chunked = true;
        return Ok;
    }

    /// RFC 9112 6.1: Transfer-Encoding with Content-Length, or from HTTP/1.0, is faulty framing.
    int checkWhole() const
    {
        if (!m_hasHost && !m_head.http10)
            return BadRequest;
        if (m_head.chunked && (m_head.contentLength || m_head.http10))
            return BadRequest;
        return Ok;
    }

    const HeadLimits &m_limits;
    RequestHead m_head;
    bool m_hasHost = false;
};

HeadResult refused(int status)
{
    return {HeadResult::Outcome::Refused, status, 0, {}};
}

} // namespace

HeadResult parseRequestHead(QByteArrayView bytes, const HeadLimits &limits, qsizetype scanned)
{
    // RFC 9112 2.2: one empty line before the request line is forgiven.
    const qsizetype start = bytes.startsWith("\r\n") ? 2 : 0;
    // What lies beyond the limit is not looked at, so that it cannot change the answer.
    bytes = bytes.first(std::min(bytes.size(), start + limits.maxBytes + 1));
    scanned = std::min(scanned, bytes.size());
    // The last line seen so far may still have been open: look at it again.
    qsizetype lineStart = scanned > start ? bytes.first(scanned).lastIndexOf('\n') + 1 : start;
    lineStart = std::max(lineStart, start);
    while (true) {
        const qsizetype lineFeed = bytes.indexOf('\n', lineStart);
        if (lineFeed < 0)
            break;
        const QByteArrayView line = bytes.sliced(lineStart, lineFeed - lineStart);
        if (!line.endsWith('\r') || isSpoilt(line))
            return refused(BadRequest);
        const bool isEmptyLine = line.size() == 1;
        if (isEmptyLine && lineStart == start)
            return refused(BadRequest);
        if (isEmptyLine) {
            HeadParser parser(limits);
            if (const int status = parser.parse(bytes.sliced(start, lineStart - start)))
                return refused(status);
            return {HeadResult::Outcome::Complete, 0, lineFeed + 1, parser.take()};
        }
        lineStart = lineFeed + 1;
    }
    if (isSpoilt(bytes.sliced(lineStart)))
        return refused(BadRequest);
    if (bytes.size() - start > limits.maxBytes)
        return refused(FieldsTooLarge);
    return {};
}

} // namespace gatehouse::net
