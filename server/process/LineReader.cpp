// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/LineReader.h"

#include <algorithm>
#include <utility>

namespace gatehouse::process {

namespace {

QByteArray withoutReturn(QByteArray line)
{
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

std::vector<LineReader::Line> LineReader::feed(QByteArrayView bytes)
{
    std::vector<Line> lines;
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        append(end < 0 ? bytes : bytes.first(end), lines);
        if (end < 0)
            break;
        if (!m_isSkipping)
            lines.push_back({withoutReturn(std::exchange(m_begun, {}))});
        m_isSkipping = false;
        bytes = bytes.sliced(end + 1);
    }
    return lines;
}

std::vector<LineReader::Line> LineReader::finish()
{
    if (std::exchange(m_isSkipping, false) || m_begun.isEmpty())
        return {};
    return {{withoutReturn(std::exchange(m_begun, {}))}};
}

void LineReader::append(QByteArrayView bytes, std::vector<Line> &lines)
{
    if (m_isSkipping)
        return;
    const qsizetype room = m_maxBytes - m_begun.size();
    m_begun.append(bytes.first(std::min(room, bytes.size())));
    if (bytes.size() <= room)
        return;
    lines.push_back({std::exchange(m_begun, {}), true});
    m_isSkipping = true;
}

} // namespace gatehouse::process
