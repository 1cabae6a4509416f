// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

/// Programs that this one runs. Owns how they are started, talked to, watched and ended; leaves
/// what is said with them to others. A child belongs to the thread that started it.
namespace gatehouse::process {

/// Cuts a stream into lines, with a bound on how long one may be. Pure.
class LineReader
{
public:
    struct Line
    {
        QByteArray text; ///< without its end: LF or CR LF
        bool isCut = false; ///< it was longer; its rest is dropped

        bool operator==(const Line &) const = default;
    };

    explicit LineReader(qsizetype maxBytes)
        : m_maxBytes(maxBytes)
    { }

    /// The lines that \a bytes complete. A line that is too long is told as soon as that is known.
    std::vector<Line> feed(QByteArrayView bytes);
    /// What came after the last end of a line; the stream is over.
    std::vector<Line> finish();

private:
    void append(QByteArrayView bytes, std::vector<Line> &lines);

    qsizetype m_maxBytes;
    QByteArray m_begun;
    bool m_isSkipping = false;
};

} // namespace gatehouse::process
