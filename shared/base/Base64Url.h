// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace gatehouse::base {

/// RFC 4648 section 5, without padding.
inline QByteArray toBase64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// The bytes, or nothing when a character is foreign, a padding is there, the length is impossible
/// or the unused last bits are not zero (two spellings of one value would be two tokens). Pure.
std::optional<QByteArray> fromBase64Url(QByteArrayView text);

} // namespace gatehouse::base
