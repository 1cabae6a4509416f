// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Settings.h"

#include <functional>
#include <limits>

/// What may stand in a setting, in words and as a parser that puts it into Settings: built together
/// so that the words cannot leave the bounds behind.
namespace gatehouse::config {

/// False when \a text is not what is allowed; the settings are then as they were.
using Apply = std::function<bool(const QByteArray &text, Settings &settings)>;

struct ValueRule
{
    QString allowed; ///< goes on after "must be …"
    Apply apply;
    QByteArrayList choices {}; ///< when it is one of a few words
};

struct DurationBounds
{
    std::chrono::seconds least;
    std::chrono::seconds most;
};

struct NumberBounds
{
    qint64 least;
    qint64 most;
};

/// RFC 6749 appendix A.1, A.2: visible characters and the blank.
ValueRule visibleText(QByteArray Settings::*field);
ValueRule secretText(base::Secret Settings::*field);
/// For people: no control characters but line feeds and tabs.
ValueRule readableText(QString Settings::*field, qsizetype maxCharacters);
ValueRule filePath(QString Settings::*field);
ValueRule endpointUrl(QByteArray Settings::*field);
ValueRule duration(std::chrono::seconds Settings::*field, DurationBounds bounds);
ValueRule size(qsizetype Settings::*field, NumberBounds bounds);
ValueRule number(int Settings::*field, NumberBounds bounds);
ValueRule flag(bool Settings::*field);
ValueRule encryptionKeys(QList<base::Secret> Settings::*field);

/// One word of several.
template <typename Value>
ValueRule oneOf(Value Settings::*field, const QList<std::pair<QByteArray, Value>> &words)
{
    QByteArrayList names;
    for (const auto &word : words)
        names.append(word.first);
    return {QStringLiteral("one of %1").arg(QString::fromUtf8(names.join(", "))),
        [field, words](const QByteArray &text, Settings &settings) {
            for (const auto &[name, value] : words) {
                if (text == name) {
                    settings.*field = value;
                    return true;
                }
            }
            return false;
        },
        names};
}

/// A parser that gives nothing for what is not allowed, put into \a field.
template <typename Field, typename Parser>
ValueRule parsed(Field Settings::*field, const QString &allowed, Parser parser)
{
    return {allowed, [field, parser](const QByteArray &text, Settings &settings) {
                auto value = parser(text);
                if (!value)
                    return false;
                settings.*field = *std::move(value);
                return true;
            }};
}

} // namespace gatehouse::config
