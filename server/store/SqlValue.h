// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Digest.h"
#include "domain/Ids.h"
#include "domain/Scopes.h"

#include <QString>

#include <optional>
#include <variant>

namespace gatehouse::store {

/// One bound value. Bytes become a BLOB, text a TEXT, times Unix seconds; an empty value stays
/// empty (SQLite takes no data for NULL), only Null is NULL.
class SqlValue
{
public:
    struct Null
    { };
    struct Text
    {
        QByteArray utf8;
    };
    using Value = std::variant<Null, qint64, QByteArray, Text>;

    // NOLINTBEGIN(google-explicit-constructor): a value is what it is made from
    SqlValue(Null) { }
    SqlValue(const QByteArray &bytes)
        : m_value(bytes.isNull() ? QByteArray("") : bytes)
    { }
    SqlValue(const QString &text)
        : m_value(Text {text.isEmpty() ? QByteArray("") : text.toUtf8()})
    { }
    /// Not copied: a word of the program's.
    SqlValue(QLatin1String word)
        : m_value(Text {QByteArray::fromRawData(word.data(), word.size())})
    { }
    SqlValue(qint64 number)
        : m_value(number)
    { }
    SqlValue(int number)
        : m_value(qint64(number))
    { }
    SqlValue(bool flag)
        : m_value(qint64(flag))
    { }
    /// Not copied: it is there until the statement has run.
    SqlValue(const base::Digest &digest)
        : m_value(QByteArray::fromRawData(
            reinterpret_cast<const char *>(digest.bytes.data()), qsizetype(digest.bytes.size())))
    { }
    SqlValue(base::sys_seconds time)
        : m_value(qint64(time.time_since_epoch().count()))
    { }
    SqlValue(const std::optional<base::sys_seconds> &time)
    {
        if (time)
            m_value = qint64(time->time_since_epoch().count());
    }
    SqlValue(const domain::Scopes &scopes)
        : SqlValue(scopes.toString())
    { }
    template <typename Tag>
    SqlValue(const domain::Id<Tag> &id)
        : SqlValue(id.value)
    { }
    // NOLINTEND(google-explicit-constructor)

    const Value &value() const { return m_value; }

private:
    Value m_value;
};

} // namespace gatehouse::store
