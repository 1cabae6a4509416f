// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/ValueRules.h"

#include "config/Values.h"

#include <algorithm>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MaxCredentialBytes = 1024;
constexpr qsizetype MaxUrlBytes = 2048;

/// RFC 6749 appendix A: VSCHAR = %x20-7E
bool isVisible(QByteArrayView text)
{
    return text.size() <= MaxCredentialBytes
        && std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

bool isForPeople(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(),
        [](QChar c) { return c.isPrint() || c.isSurrogate() || c == u'\n' || c == u'\t'; });
}

std::optional<QByteArray> visible(const QByteArray &text)
{
    if (!isVisible(text))
        return std::nullopt;
    return text;
}

QString between(const QByteArray &least, const QByteArray &most)
{
    return u"from %1 to %2"_s.arg(QString::fromUtf8(least), QString::fromUtf8(most));
}

template <typename Number> bool isWithin(Number number, Number least, Number most)
{
    return number >= least && number <= most;
}

} // namespace

ValueRule visibleText(QByteArray Settings::*field)
{
    return parsed(field, u"at most %1 visible ASCII characters"_s.arg(MaxCredentialBytes), visible);
}

ValueRule secretText(base::Secret Settings::*field)
{
    return {u"at most %1 visible ASCII characters"_s.arg(MaxCredentialBytes),
        [field](const QByteArray &text, Settings &settings) {
            if (!isVisible(text))
                return false;
            settings.*field = base::Secret(text);
            return true;
        }};
}

ValueRule readableText(QString Settings::*field, qsizetype maxCharacters)
{
    return parsed(field, u"text of at most %1 characters"_s.arg(maxCharacters),
        [maxCharacters](const QByteArray &utf8) -> std::optional<QString> {
            const QString text = QString::fromUtf8(utf8);
            if (text.size() > maxCharacters || !isForPeople(text))
                return std::nullopt;
            return text;
        });
}

ValueRule filePath(QString Settings::*field)
{
    return parsed(
        field, u"an absolute path"_s, [](const QByteArray &utf8) -> std::optional<QString> {
            if (!utf8.startsWith('/'))
                return std::nullopt;
            return QString::fromUtf8(utf8);
        });
}

ValueRule endpointUrl(QByteArray Settings::*field)
{
    return parsed(field,
        u"an https:// URL (http:// only on this machine: localhost, 127.0.0.1, [::1]) "
        "without user, password and fragment"_s,
        [](const QByteArray &text) -> std::optional<QByteArray> {
            if (text.size() > MaxUrlBytes || !isEndpointUrl(text))
                return std::nullopt;
            return text;
        });
}

ValueRule duration(std::chrono::seconds Settings::*field, DurationBounds bounds)
{
    return parsed(field,
        u"a duration %1 (such as 90s, 15m, 1h, 30d)"_s.arg(
            between(formatDuration(bounds.least), formatDuration(bounds.most))),
        [bounds](const QByteArray &text) -> std::optional<std::chrono::seconds> {
            const std::optional<std::chrono::seconds> value = parseDuration(text);
            if (!value || !isWithin(*value, bounds.least, bounds.most))
                return std::nullopt;
            return value;
        });
}

ValueRule size(qsizetype Settings::*field, NumberBounds bounds)
{
    return parsed(field,
        u"a size %1 (such as 65536, 512KiB, 4MiB)"_s.arg(
            between(formatSize(bounds.least), formatSize(bounds.most))),
        [bounds](const QByteArray &text) -> std::optional<qsizetype> {
            const std::optional<qint64> value = parseSize(text);
            if (!value || !isWithin(*value, bounds.least, bounds.most))
                return std::nullopt;
            return qsizetype(*value);
        });
}

ValueRule number(int Settings::*field, NumberBounds bounds)
{
    return parsed(field,
        u"a whole number %1"_s.arg(
            between(QByteArray::number(bounds.least), QByteArray::number(bounds.most))),
        [bounds](const QByteArray &text) -> std::optional<int> {
            const std::optional<qint64> value = parseInteger(text);
            if (!value || !isWithin(*value, bounds.least, bounds.most))
                return std::nullopt;
            return int(*value);
        });
}

ValueRule flag(bool Settings::*field)
{
    ValueRule rule = parsed(field, u"true or false"_s, parseBool);
    rule.choices = {"true", "false"};
    return rule;
}

ValueRule encryptionKeys(QList<base::Secret> Settings::*field)
{
    return parsed(field,
        u"32 random bytes in base64url, or several such keys separated by commas; make one with: "
        "openssl rand -base64 32 | tr '+/' '-_' | tr -d '='"_s,
        [](const QByteArray &text) { return parseKeys(text); });
}

} // namespace gatehouse::config
