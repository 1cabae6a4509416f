// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HttpDate.h"

#include <array>
#include <cstdio>

namespace gatehouse::net {

QByteArray httpDate(std::chrono::sys_seconds time)
{
    using namespace std::chrono;
    static constexpr std::array<const char *, 7> Days {
        "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char *, 12> Months {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto midnight = floor<days>(time);
    const year_month_day date(midnight);
    const hh_mm_ss clock(time - midnight);
    std::array<char, 64> text {};
    const int length = std::snprintf(text.data(), text.size(),
        "%s, %02u %s %04d %02d:%02d:%02d GMT", Days[weekday(midnight).c_encoding()],
        unsigned(date.day()), Months[unsigned(date.month()) - 1], int(date.year()),
        int(clock.hours().count()), int(clock.minutes().count()), int(clock.seconds().count()));
    return {text.data(), length};
}

const QByteArray &currentHttpDate()
{
    using namespace std::chrono;
    thread_local sys_seconds spelledTime {};
    thread_local QByteArray spelled = httpDate(spelledTime);
    const auto now = floor<seconds>(system_clock::now());
    if (now != spelledTime) {
        spelledTime = now;
        spelled = httpDate(now);
    }
    return spelled;
}

} // namespace gatehouse::net
