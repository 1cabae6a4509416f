// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Digest.h"
#include "base/Random.h"

namespace gatehouse::test {

/// Foreseeable, never repeating: SHA-256 of a counter.
class FakeRandom final : public base::Random
{
public:
    QByteArray bytes(qsizetype count) override
    {
        QByteArray result;
        while (result.size() < count)
            result += base::sha256(QByteArray::number(++m_counter)).toBytes();
        return result.first(count);
    }

private:
    qint64 m_counter = 0;
};

} // namespace gatehouse::test
