// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"

#include <QJsonDocument>

#include <algorithm>

namespace gatehouse::base {

using namespace Qt::Literals::StringLiterals;

namespace {

Err<Error> notJson(const QString &why)
{
    return Err(Error {ErrorKind::Invalid, why});
}

} // namespace

Result<QJsonObject> parseJsonObject(QByteArrayView text, qsizetype maxBytes)
{
    if (text.size() > maxBytes)
        return notJson(u"The JSON text is larger than %1 bytes."_s.arg(maxBytes));
    if (jsonDepth(text) > MaxJsonDepth)
        return notJson(u"The JSON text is nested deeper than %1 levels."_s.arg(MaxJsonDepth));
    QJsonParseError error;
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()), &error);
    if (error.error != QJsonParseError::NoError)
        return notJson(u"Not JSON: %1 at byte %2."_s.arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return notJson(u"The JSON text is not an object."_s);
    return document.object();
}

QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray toJson(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

} // namespace gatehouse::base
