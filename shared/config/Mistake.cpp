// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Mistake.h"

#include <QRegularExpression>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype MaxShownCharacters = 100;
} // namespace

QString Mistake::text() const
{
    QString line = QString::fromUtf8(name);
    if (!shown.isEmpty())
        line += u"="_s + shown;
    if (!place.isEmpty())
        line += (line.isEmpty() ? u"%1:"_s : u" (%1)"_s).arg(place);
    return line.isEmpty() ? problem : line + u' ' + problem;
}

QByteArray withoutPassword(const QByteArray &value)
{
    static const QRegularExpression userInfo(u"://[^/@\\s]*@"_s);
    return QString::fromUtf8(value).replace(userInfo, u"://***@"_s).toUtf8();
}

QString shownValue(const QByteArray &value)
{
    QString shown = QString::fromUtf8(withoutPassword(value));
    for (QChar &c : shown) {
        if (!c.isPrint() && !c.isSurrogate())
            c = u'?';
    }
    if (shown.size() > MaxShownCharacters)
        shown = shown.first(MaxShownCharacters) + u'…';
    return shown;
}

} // namespace gatehouse::config
