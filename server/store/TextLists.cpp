// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TextLists.h"

#include "base/Json.h"

#include <QJsonDocument>

namespace gatehouse::store {

QString toColumn(const QList<QString> &list)
{
    return QString::fromUtf8(base::toJson(QJsonArray::fromStringList(list)));
}

QString toColumn(const QByteArrayList &list)
{
    QJsonArray array;
    for (const QByteArray &entry : list)
        array.append(QString::fromUtf8(entry));
    return QString::fromUtf8(base::toJson(array));
}

QList<QString> textListFrom(const QString &column)
{
    QList<QString> list;
    const QJsonArray array = QJsonDocument::fromJson(column.toUtf8()).array();
    for (const auto &entry : array)
        list.append(entry.toString());
    return list;
}

QByteArrayList byteListFrom(const QString &column)
{
    QByteArrayList list;
    const QJsonArray array = QJsonDocument::fromJson(column.toUtf8()).array();
    for (const auto &entry : array)
        list.append(entry.toString().toUtf8());
    return list;
}

} // namespace gatehouse::store
