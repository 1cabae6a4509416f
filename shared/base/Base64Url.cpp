// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Base64Url.h"

#include <array>
#include <string_view>

namespace gatehouse::base {

namespace {

constexpr std::string_view Digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What each character stands for; -1: it is none.
constexpr std::array<int, 256> digitValues()
{
    std::array<int, 256> values {};
    values.fill(-1);
    for (std::size_t i = 0; i < Digits.size(); ++i)
        values[static_cast<unsigned char>(Digits[i])] = static_cast<int>(i);
    return values;
}

} // namespace

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    static constexpr std::array<int, 256> Values = digitValues();
    if (text.size() % 4 == 1)
        return std::nullopt;
    QByteArray bytes(text.size() * 3 / 4, Qt::Uninitialized);
    char *next = bytes.data();
    unsigned bits = 0;
    int count = 0; // of those in bits that are not written yet, at the low end
    for (const char c : text) {
        const int value = Values[static_cast<unsigned char>(c)];
        if (value < 0)
            return std::nullopt;
        bits = bits << 6 | static_cast<unsigned>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            *next++ = static_cast<char>(bits >> count & 0xff);
        }
    }
    const unsigned unused = bits & ((1U << count) - 1);
    return unused == 0 ? std::optional(bytes) : std::nullopt;
}

} // namespace gatehouse::base
