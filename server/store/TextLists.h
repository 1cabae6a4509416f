// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QList>
#include <QString>

namespace gatehouse::store {

/// Lists of strings as they stand in one column: a JSON array (RFC 8259).
QString toColumn(const QList<QString> &list);
QString toColumn(const QByteArrayList &list);

QList<QString> textListFrom(const QString &column);
QByteArrayList byteListFrom(const QString &column);

} // namespace gatehouse::store
