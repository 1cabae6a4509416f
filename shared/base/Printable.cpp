// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Printable.h"

#include <algorithm>

namespace gatehouse::base {

namespace {

/// \a text with what \a spell makes of each control character.
template <typename Spell> QString spelled(const QString &text, const Spell &spell)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text)
        safe += isControl(c.unicode()) ? spell(c.unicode()) : QString(c);
    return safe;
}

} // namespace

QString printable(const QString &text)
{
    if (std::none_of(text.cbegin(), text.cend(), [](QChar c) { return isControl(c.unicode()); }))
        return text;
    return spelled(
        text, [](char16_t c) { return QStringLiteral("\\x%1").arg(c, 2, 16, QLatin1Char('0')); });
}

QByteArray printableJson(const QByteArray &json)
{
    return spelled(QString::fromUtf8(json), [](char16_t c) {
        return QStringLiteral("\\u%1").arg(c, 4, 16, QLatin1Char('0'));
    }).toUtf8();
}

} // namespace gatehouse::base
