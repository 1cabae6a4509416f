// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/Values.h"

#include "base/Base64Url.h"
#include "base/Json.h"
#include "base/KeyRing.h"
#include "domain/ResourceUri.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Unit
{
    QByteArrayView name;
    qint64 factor;
};

constexpr std::array DurationUnits {
    Unit {"d", 86400}, Unit {"h", 3600}, Unit {"m", 60}, Unit {"s", 1}};
constexpr std::array SizeUnits {
    Unit {"GiB", 1 << 30}, Unit {"MiB", 1 << 20}, Unit {"KiB", 1 << 10}, Unit {"B", 1}};

/// Enough for a thousand years and for a petabyte; keeps the multiplication from overflowing.
constexpr qint64 LargestNumber = 1'000'000'000'000'000;

template <std::size_t Count>
std::optional<qint64> parseWithUnit(QByteArrayView text, const std::array<Unit, Count> &units)
{
    qint64 factor = 1;
    for (const Unit &unit : units) {
        if (text.endsWith(unit.name)) {
            factor = unit.factor;
            text.chop(unit.name.size());
            break;
        }
    }
    const std::optional<qint64> number = parseInteger(text);
    if (!number || *number < 0 || *number > LargestNumber / factor)
        return std::nullopt;
    return *number * factor;
}

template <std::size_t Count>
QByteArray formatWithUnit(qint64 value, const std::array<Unit, Count> &units)
{
    for (const Unit &unit : units) {
        if (value != 0 && value % unit.factor == 0)
            return QByteArray::number(value / unit.factor) + unit.name.toByteArray();
    }
    return QByteArray::number(value);
}

/// What QUrl forgives: blanks, control characters and backslashes.
std::optional<QUrl> strictUrl(QByteArrayView text)
{
    const auto isOdd = [](char c) { return uchar(c) <= 0x20 || c == 0x7f || c == '\\'; };
    if (std::any_of(text.cbegin(), text.cend(), isOdd))
        return std::nullopt;
    const QUrl url(QString::fromUtf8(text), QUrl::StrictMode);
    if (!url.isValid() || url.isRelative())
        return std::nullopt;
    return url;
}

bool isLoopbackHost(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

std::optional<QMap<QByteArray, QByteArray>> parseJsonParameters(QByteArrayView text)
{
    const base::Result<QJsonObject> object = base::parseJsonObject(text);
    if (!object)
        return std::nullopt;
    QMap<QByteArray, QByteArray> parameters;
    for (auto it = object->constBegin(); it != object->constEnd(); ++it) {
        if (it.key().isEmpty() || !it->isString())
            return std::nullopt;
        parameters.insert(it.key().toUtf8(), it->toString().toUtf8());
    }
    return parameters;
}

QByteArray formDecoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

} // namespace

std::optional<std::chrono::seconds> parseDuration(QByteArrayView text)
{
    const std::optional<qint64> count = parseWithUnit(text, DurationUnits);
    if (!count)
        return std::nullopt;
    return std::chrono::seconds(*count);
}

QByteArray formatDuration(std::chrono::seconds duration)
{
    return formatWithUnit(duration.count(), DurationUnits);
}

std::optional<qint64> parseSize(QByteArrayView text)
{
    return parseWithUnit(text, SizeUnits);
}

QByteArray formatSize(qint64 bytes)
{
    return formatWithUnit(bytes, SizeUnits);
}

std::optional<qint64> parseInteger(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.isEmpty() || !std::all_of(text.cbegin(), text.cend(), isDigit))
        return std::nullopt;
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (!ok)
        return std::nullopt;
    return number;
}

std::optional<bool> parseBool(QByteArrayView text)
{
    const QByteArray word = text.toByteArray().toLower();
    if (word == "true" || word == "yes" || word == "on" || word == "1")
        return true;
    if (word == "false" || word == "no" || word == "off" || word == "0")
        return false;
    return std::nullopt;
}

QByteArrayList parseList(QByteArrayView text)
{
    QByteArray plain = text.toByteArray();
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return QByteArrayView(" \t\r\n").contains(c); },
        ',');
    QByteArrayList list = plain.split(',');
    list.removeAll(QByteArray());
    return list;
}

std::optional<QList<base::Secret>> parseKeys(QByteArrayView text)
{
    QList<base::Secret> keys;
    for (const QByteArray &spelled : parseList(text)) {
        const std::optional<QByteArray> key = base::fromBase64Url(spelled);
        if (!key || key->size() != base::KeyRing::KeyBytes)
            return std::nullopt;
        keys.append(base::Secret(*key));
    }
    return keys;
}

std::optional<QMap<QByteArray, QByteArray>> parseParameters(QByteArrayView text)
{
    if (text.startsWith('{'))
        return parseJsonParameters(text);
    QMap<QByteArray, QByteArray> parameters;
    const QByteArrayList pairs = text.toByteArray().split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = formDecoded(pair.left(equals));
        if (equals < 1 || parameters.contains(name))
            return std::nullopt;
        parameters.insert(name, formDecoded(pair.sliced(equals + 1)));
    }
    return parameters;
}

std::optional<QHostAddress> parseAddress(QByteArrayView text)
{
    if (text == "localhost")
        return QHostAddress(QHostAddress::LocalHost);
    const QHostAddress address(QString::fromUtf8(text));
    if (address.isNull())
        return std::nullopt;
    return address;
}

std::optional<QStringList> parseSubnets(QByteArrayView text)
{
    QStringList subnets;
    for (const QByteArray &spelled : parseList(text)) {
        const auto [address, length] = QHostAddress::parseSubnet(QString::fromUtf8(spelled));
        if (address.isNull() || length <= 0)
            return std::nullopt;
        subnets.append(u"%1/%2"_s.arg(address.toString()).arg(length));
    }
    return subnets;
}

std::optional<QByteArray> originOf(QByteArrayView url)
{
    const std::optional<QByteArray> canonical = domain::canonicalResource(url);
    if (!canonical)
        return std::nullopt;
    const qsizetype path = canonical->indexOf('/', canonical->indexOf("://") + 3);
    QByteArray origin = path < 0 ? *canonical : canonical->first(path);
    if (origin.endsWith(":0"))
        return std::nullopt;
    return origin;
}

std::optional<QByteArray> parseOrigin(QByteArrayView text)
{
    std::optional<QByteArray> origin = originOf(text);
    if (origin != domain::canonicalResource(text))
        return std::nullopt;
    return origin;
}

bool isOnLoopback(QByteArrayView text)
{
    const std::optional<QUrl> url = strictUrl(text);
    return url && isLoopbackHost(url->host());
}

bool isEndpointUrl(QByteArrayView text)
{
    const std::optional<QUrl> url = strictUrl(text);
    return url && !url->host().isEmpty() && !url->hasFragment() && url->userInfo().isEmpty()
        && (url->scheme() == u"https" || (url->scheme() == u"http" && isLoopbackHost(url->host())));
}

bool isRedirectUri(QByteArrayView text)
{
    const std::optional<QUrl> url = strictUrl(text);
    if (!url || url->hasFragment() || !url->userInfo().isEmpty() || text.contains('*'))
        return false;
    if (url->scheme() == u"https" || url->scheme() == u"http")
        return isEndpointUrl(text);
    return !QStringList {u"javascript"_s, u"data"_s, u"file"_s, u"vbscript"_s, u"blob"_s,
        u"about"_s, u"ws"_s, u"wss"_s, u"ftp"_s, u"view-source"_s}
                .contains(url->scheme());
}

bool isProxyUrl(QByteArrayView text)
{
    const std::optional<QUrl> url = strictUrl(text);
    return url && !url->host().isEmpty() && !url->hasQuery() && !url->hasFragment()
        && (url->path().isEmpty() || url->path() == u"/")
        && QStringList {u"http"_s, u"https"_s, u"socks5"_s, u"socks5h"_s}.contains(url->scheme());
}

} // namespace gatehouse::config
