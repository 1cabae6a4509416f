// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/PagesText.h"

#include <QUrl>

#include <algorithm>
#include <string_view>

namespace gatehouse::routes {

namespace {

constexpr qsizetype MaxNameLength = 80;
constexpr qsizetype MaxUrlLength = 240;

/// Visible ASCII with single spaces inside: nothing to simplify, no marks.
bool isPlain(QStringView text)
{
    QChar before = u' ';
    for (const QChar c : text) {
        if (c < u' ' || c > u'~' || (c == u' ' && before == u' '))
            return false;
        before = c;
    }
    return before != u' ';
}

QString shortened(const QString &text, qsizetype most)
{
    if (isPlain(text))
        return text.size() <= most ? text : text.first(most) + u'…';
    constexpr int MostMarks = 3; // on one letter
    QString kept;
    qsizetype count = 0;
    int marks = 0;
    const auto characters = text.simplified().toUcs4();
    for (const uint character : characters) {
        marks = QChar::isMark(character) ? marks + 1 : 0;
        if (marks > MostMarks)
            continue;
        if (++count > most)
            return kept + u'…';
        kept += QChar::fromUcs4(character);
    }
    return kept;
}

} // namespace

bool isBlank(const QString &name)
{
    constexpr std::u16string_view Fillers = u"\u115f\u1160\u2800\u3164\uffa0";
    return std::ranges::all_of(name.toUcs4(), [&](char32_t c) {
        return QChar::isSpace(c) || QChar::category(c) == QChar::Other_Format
            || (c <= 0xffff && Fillers.find(char16_t(c)) != std::u16string_view::npos);
    });
}

QString shownName(const QString &name)
{
    return shortened(name, MaxNameLength);
}

QString shownUrl(const QByteArray &url)
{
    return shortened(QString::fromUtf8(url), MaxUrlLength);
}

QString shownHost(const QByteArray &host)
{
    QString text = QString::fromUtf8(host);
    if (std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; }))
        return text;
    const QByteArray ace = QUrl::toAce(text);
    return QString::fromLatin1(ace.isEmpty() ? QUrl::toPercentEncoding(text, ":[]") : ace);
}

} // namespace gatehouse::routes
