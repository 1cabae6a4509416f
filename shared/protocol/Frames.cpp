// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Frames.h"

#include "base/Json.h"

namespace gatehouse::protocol {

using namespace Qt::Literals::StringLiterals;

void FrameReader::feed(QByteArrayView bytes)
{
    if (m_isTooLong)
        return;
    m_bytes.remove(0, m_taken);
    m_searched -= m_taken;
    m_taken = 0;
    m_bytes.append(bytes);
}

std::optional<QByteArray> FrameReader::next()
{
    if (m_isTooLong)
        return std::nullopt;
    const qsizetype end = m_bytes.indexOf('\n', m_searched);
    if ((end < 0 ? m_bytes.size() : end) - m_taken > MaxFrameBytes) {
        m_isTooLong = true;
        m_bytes.clear();
        m_taken = m_searched = 0;
        return std::nullopt;
    }
    if (end < 0) {
        m_searched = m_bytes.size();
        return std::nullopt;
    }
    const QByteArray frame = m_bytes.sliced(m_taken, end - m_taken);
    m_taken = m_searched = end + 1;
    return frame;
}

base::Result<QByteArray> frameOf(const QJsonObject &message)
{
    QByteArray text = base::toJson(message);
    if (text.size() > MaxFrameBytes)
        return base::Err(base::Error {base::ErrorKind::Invalid,
            u"The message is larger than %1 bytes."_s.arg(MaxFrameBytes)});
    return text + '\n';
}

} // namespace gatehouse::protocol
