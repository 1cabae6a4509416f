// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "process/LineReader.h"

#include <QList>
#include <QString>

#include <chrono>
#include <functional>

namespace gatehouse::process {

/// What a child writes to its standard error, made fit for a log: line by line, cut where too long,
/// without the secrets it was given and without anything that looks like a token of ours, and never
/// more than a number of lines in a while. Control characters are escaped by the log itself.
class ErrorLines
{
public:
    using Time = std::chrono::steady_clock;
    using Write = std::function<void(const QString &line)>;

    static constexpr qsizetype MaxLine = 4000; ///< bytes; of a longer one the first half is shown
    static constexpr int MaxLines = 50; ///< within Window
    static constexpr std::chrono::seconds Window {10};

    ErrorLines(const QList<base::Secret> &secrets, Write write);

    void feed(QByteArrayView bytes, Time::time_point now);
    /// The stream is over: what is left, and how much was dropped.
    void finish(Time::time_point now);

private:
    void tell(const LineReader::Line &line, Time::time_point now);
    void reportDropped();

    const QList<base::Secret> m_secrets;
    const Write m_write;
    LineReader m_reader {MaxLine};
    Time::time_point m_windowBegan {};
    int m_linesInWindow = 0;
    int m_dropped = 0;
};

/// \a line with *** for each of \a secrets of six bytes or more, in it as it is or percent-encoded
/// or as base64, and for each run of 43 or more characters of base64url, the form of every token of
/// ours. Pure.
QByteArray redacted(QByteArray line, const QList<base::Secret> &secrets);

} // namespace gatehouse::process
