// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Parameters.h"

#include "base/PercentEncoding.h"

#include <algorithm>

namespace gatehouse::oauth {

namespace {

constexpr qsizetype MaxParameters = 64;

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::optional<QByteArray> decoded(QByteArrayView encoded)
{
    QByteArray result(encoded.size(), Qt::Uninitialized);
    char *end = result.data();
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        char c = encoded[i];
        if (c == '+') {
            c = ' ';
        } else if (c == '%') {
            if (i + 2 >= encoded.size())
                return std::nullopt;
            const int high = hexValue(encoded[i + 1]);
            const int low = hexValue(encoded[i + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            return std::nullopt;
        *end++ = c;
    }
    result.truncate(end - result.constData());
    return result.isValidUtf8() ? std::optional(result) : std::nullopt;
}

} // namespace

OAuthResult<Parameters> Parameters::parse(QByteArrayView encoded)
{
    Parameters parameters;
    qsizetype from = 0;
    while (from < encoded.size()) {
        qsizetype end = encoded.indexOf('&', from);
        if (end < 0)
            end = encoded.size();
        const QByteArrayView pair = encoded.sliced(from, end - from);
        from = end + 1;
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = decoded(equals < 0 ? pair : pair.first(equals));
        const auto value = equals < 0 ? QByteArray() : decoded(pair.sliced(equals + 1));
        if (!name || !value)
            return Err(OAuthError {ErrorCode::InvalidRequest,
                "A parameter is not correctly encoded (percent-encoded UTF-8 without control "
                "characters)."});
        if (parameters.m_pairs.size() >= MaxParameters)
            return Err(
                OAuthError {ErrorCode::InvalidRequest, "There are more than 64 parameters."});
        parameters.m_pairs.append({*name, *value});
    }
    return parameters;
}

std::optional<QByteArray> Parameters::value(QByteArrayView name) const
{
    for (const auto &[key, value] : m_pairs) {
        if (key == name && !value.isEmpty())
            return value;
    }
    return std::nullopt;
}

QByteArrayList Parameters::all(QByteArrayView name) const
{
    QByteArrayList values;
    for (const auto &[key, value] : m_pairs) {
        if (key == name && !value.isEmpty())
            values.append(value);
    }
    return values;
}

bool Parameters::contains(QByteArrayView name) const
{
    return std::any_of(
        m_pairs.cbegin(), m_pairs.cend(), [name](const auto &pair) { return pair.first == name; });
}

QByteArray Parameters::encoded() const
{
    QByteArrayList pairs;
    for (const auto &[key, value] : m_pairs)
        pairs.append(base::percentEncoded(key) + '=' + base::percentEncoded(value));
    return pairs.join('&');
}

std::optional<QByteArray> Parameters::repeated() const
{
    for (auto it = m_pairs.cbegin(); it != m_pairs.cend(); ++it) {
        const bool twice = std::any_of(
            it + 1, m_pairs.cend(), [it](const auto &later) { return later.first == it->first; });
        if (twice && it->first != "resource")
            return it->first;
    }
    return std::nullopt;
}

QByteArray withQuery(
    const QByteArray &uri, const QList<std::pair<QByteArray, QByteArray>> &parameters)
{
    QByteArray result = uri;
    char separator = uri.contains('?') ? '&' : '?';
    for (const auto &[name, value] : parameters) {
        result += separator + name + '=' + base::percentEncoded(value);
        separator = '&';
    }
    return result;
}

} // namespace gatehouse::oauth
