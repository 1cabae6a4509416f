// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SseReader.h"

#include <QByteArrayList>

namespace gatehouse::gateway {

namespace {

/// The lines of \a text, without their ends (CRLF, LF or CR).
QByteArrayList linesOf(QByteArray text)
{
    text.replace("\r\n", "\n").replace('\r', '\n');
    return text.split('\n');
}

/// The value of a field line, one blank after the colon taken away.
QByteArray valueOf(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return {};
    const QByteArray value = line.sliced(colon + 1);
    return value.startsWith(' ') ? value.sliced(1) : value;
}

bool isData(const QByteArray &line)
{
    return line == "data" || line.startsWith("data:");
}

} // namespace

bool SseReader::isBetweenEvents() const
{
    return m_atBoundary && m_event.isEmpty();
}

QByteArray SseReader::feed(QByteArrayView bytes)
{
    if (!m_editor) {
        for (const char c : bytes)
            follow(c);
        return bytes.toByteArray();
    }
    QByteArray out;
    for (const char c : bytes) {
        if (m_hasFailed)
            break;
        const bool belongsToLast = m_afterCr && c == '\n' && m_event.isEmpty();
        follow(c);
        if (belongsToLast) { // the last event ended with this CRLF
            if (!m_wasEdited)
                out += c;
            continue;
        }
        m_event += c;
        if (m_atBoundary)
            out += finishedEvent();
        else if (m_event.size() > m_maxEvent)
            m_hasFailed = true;
    }
    return out;
}

void SseReader::follow(char c)
{
    if (c == '\n' && m_afterCr) {
        m_afterCr = false;
        return;
    }
    m_afterCr = c == '\r';
    if (c == '\r' || c == '\n')
        return endLine();
    m_atBoundary = false;
    ++m_lineBytes;
    if (m_lineStart.size() < 3)
        m_lineStart += c;
}

void SseReader::endLine()
{
    m_atBoundary = m_lineBytes == 0;
    m_isResumable |= m_lineStart == "id" || m_lineStart == "id:";
    m_lineBytes = 0;
    m_lineStart.clear();
}

QByteArray SseReader::finishedEvent()
{
    QByteArray event = std::exchange(m_event, {});
    QByteArrayList lines = linesOf(event);
    QByteArrayList data;
    for (const QByteArray &line : lines) {
        if (isData(line))
            data.append(valueOf(line));
    }
    m_wasEdited = false;
    if (data.isEmpty())
        return event;
    const QByteArray whole = data.join('\n');
    const auto edited = m_editor(whole);
    m_hasFailed = !edited;
    if (m_hasFailed)
        return {};
    if (*edited == whole)
        return event;
    m_wasEdited = true;
    QByteArray out;
    for (const QByteArray &line : lines) {
        if (!isData(line) && !line.isEmpty())
            out += line + '\n';
    }
    return out + "data: " + *edited + "\n\n";
}

} // namespace gatehouse::gateway
