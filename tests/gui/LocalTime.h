// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

namespace gatehouse::test {

/// For its lifetime the local day began \a since ago: the app and the test live in a time zone
/// where that is so now. What is of today is said otherwise than what is of yesterday.
class LocalTime
{
public:
    explicit LocalTime(std::chrono::minutes since);
    ~LocalTime();
    LocalTime(const LocalTime &) = delete;
    LocalTime &operator=(const LocalTime &) = delete;

private:
    const QByteArray m_zoneOfBefore; ///< null: that of the machine
};

} // namespace gatehouse::test
