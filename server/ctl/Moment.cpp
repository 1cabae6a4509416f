// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Moment.h"

#include "config/Values.h"

#include <QDateTime>

namespace gatehouse::ctl {

std::optional<base::sys_seconds> momentFrom(const QString &text, base::sys_seconds now)
{
    if (const auto ago = config::parseDuration(text.toUtf8())) {
        if (now.time_since_epoch() < *ago)
            return std::nullopt;
        return now - *ago;
    }
    constexpr qsizetype DayCharacters = 10;
    QString spelled = text;
    spelled.replace(QLatin1Char(' '), QLatin1Char('T'));
    const QDateTime time = text.size() == DayCharacters
        ? QDate::fromString(text, Qt::ISODate).startOfDay()
        : QDateTime::fromString(spelled, Qt::ISODate);
    if (!time.isValid() || time.toSecsSinceEpoch() < 0)
        return std::nullopt;
    return base::sys_seconds(base::seconds(time.toSecsSinceEpoch()));
}

} // namespace gatehouse::ctl
