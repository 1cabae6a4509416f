// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jose/Jws.h"
#include "support/TestKey.h"

#include <QTest>

namespace gatehouse::test {

inline QJsonObject object(std::initializer_list<std::pair<QString, QJsonValue>> members)
{
    return QJsonObject(members);
}

inline QByteArray decoded(const QByteArray &text)
{
    return base::fromBase64Url(text).value_or(QByteArray());
}

} // namespace gatehouse::test
