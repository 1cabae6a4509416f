// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/ErrorLines.h"

#include <algorithm>
#include <utility>

namespace gatehouse::process {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype ShortestSecret = 6; ///< shorter ones would blacken ordinary words
constexpr qsizetype ShownOfLongLine = ErrorLines::MaxLine / 2; ///< bytes
constexpr qsizetype TokenLength = 43; ///< 256 bits of base64url
constexpr const char *Hidden = "***";

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-'
        || c == '_';
}

/// Runs of one character (a rule of dashes) are no token.
bool looksLikeToken(QByteArrayView run)
{
    if (run.size() < TokenLength)
        return false;
    bool hasLetter = false;
    bool hasOther = false;
    for (const char c : run) {
        hasLetter = hasLetter || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        hasOther = hasOther || c != run.front();
    }
    return hasLetter && hasOther;
}

QByteArray withoutTokens(const QByteArray &line)
{
    QByteArray result;
    for (qsizetype at = 0; at < line.size();) {
        qsizetype end = at;
        while (end < line.size() && isTokenCharacter(line.at(end)))
            ++end;
        const QByteArrayView run = QByteArrayView(line).sliced(at, end - at);
        result += looksLikeToken(run) ? QByteArrayView(Hidden) : run;
        if (end < line.size())
            result += line.at(end++);
        at = end;
    }
    return result;
}

/// Of a value of several lines each line is a secret too, for lines are what is looked at.
QList<base::Secret> linesOf(const QList<base::Secret> &secrets)
{
    QList<base::Secret> result;
    for (const base::Secret &secret : secrets) {
        for (const QByteArray &line : secret.reveal().split('\n'))
            result.append(base::Secret(line.trimmed()));
    }
    return result;
}

} // namespace

ErrorLines::ErrorLines(const QList<base::Secret> &secrets, Write write)
    : m_secrets(linesOf(secrets))
    , m_write(std::move(write))
{ }

void ErrorLines::feed(QByteArrayView bytes, Time::time_point now)
{
    for (const LineReader::Line &line : m_reader.feed(bytes))
        tell(line, now);
}

void ErrorLines::finish(Time::time_point now)
{
    for (const LineReader::Line &line : m_reader.finish())
        tell(line, now);
    reportDropped();
}

void ErrorLines::tell(const LineReader::Line &line, Time::time_point now)
{
    if (now - m_windowBegan >= Window) {
        reportDropped();
        m_windowBegan = now;
        m_linesInWindow = 0;
    }
    if (m_linesInWindow >= MaxLines) {
        ++m_dropped;
        return;
    }
    ++m_linesInWindow;
    if (!line.isCut)
        return m_write(QString::fromUtf8(redacted(line.text, m_secrets)));
    // Where it was cut, half a secret may stand.
    const QByteArray text = redacted(line.text, m_secrets);
    m_write(QString::fromUtf8(text.first(std::min(text.size(), ShownOfLongLine))) + u"…"_s);
}

void ErrorLines::reportDropped()
{
    if (m_dropped > 0)
        m_write(u"(%1 more lines were dropped)"_s.arg(m_dropped));
    m_dropped = 0;
}

QByteArray redacted(QByteArray line, const QList<base::Secret> &secrets)
{
    for (const base::Secret &secret : secrets) {
        const QByteArray &value = secret.reveal();
        if (value.size() < ShortestSecret)
            continue;
        for (const QByteArray &form : {value, value.toPercentEncoding(), value.toBase64(),
                 value.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)})
            line.replace(form, Hidden);
    }
    return withoutTokens(line);
}

} // namespace gatehouse::process
