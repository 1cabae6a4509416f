// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/LocalTime.h"

#include <QDateTime>

#include <cstdlib>
#include <ctime>

namespace gatehouse::test {

LocalTime::LocalTime(std::chrono::minutes since)
    : m_zoneOfBefore(qgetenv("TZ"))
{
    const int minute = QDateTime::currentDateTimeUtc().time().msecsSinceStartOfDay() / 60'000;
    auto behind = int(minute - since.count());
    constexpr int Day = 24 * 60;
    if (behind > Day / 2) // Qt knows no zone that is further from UTC than 16 hours
        behind -= Day;
    // POSIX counts from there to UTC: "X-3:30" is three hours and a half ahead of it.
    const QString zone = QString::asprintf(
        "XXX%c%d:%02d", behind < 0 ? '-' : '+', std::abs(behind) / 60, std::abs(behind) % 60);
    qputenv("TZ", zone.toLatin1());
    tzset();
}

LocalTime::~LocalTime()
{
    if (m_zoneOfBefore.isNull())
        qunsetenv("TZ");
    else
        qputenv("TZ", m_zoneOfBefore);
    tzset();
}

} // namespace gatehouse::test
