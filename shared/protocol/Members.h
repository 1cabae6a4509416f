// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/Codec.h"

#include <QJsonArray>

#include <climits>
#include <utility>

namespace gatehouse::protocol {

// How Codec is made: each message says its members once, in a function
//     template <typename Io> void members(Io &io, Message &message)
// which a Writer and a Reader are put through (in this namespace, not a nameless one: it is found
// by its arguments). Only for the files that define codecs.

/// The words of an enumeration, in its order; each codec file specialises it for its own.
template <typename Enum> struct Words;

/// Whole numbers that every reader of JSON keeps exact.
inline constexpr qint64 LargestNumber = (qint64(1) << 53) - 1;

class Writer
{
public:
    template <typename Value> void operator()(const char *name, Value &value)
    {
        m_object.insert(QLatin1String(name), json(value));
    }
    template <typename Value> void operator()(const char *name, std::optional<Value> &value)
    {
        if (value)
            m_object.insert(QLatin1String(name), json(*value));
    }
    /// It may be missing when it is read.
    template <typename Value> void maybe(const char *name, Value &value) { (*this)(name, value); }

    const QJsonObject &object() const { return m_object; }

private:
    static QJsonValue json(bool value) { return value; }
    static QJsonValue json(int value) { return value; }
    static QJsonValue json(qint64 value) { return value; }
    static QJsonValue json(QString &value) { return value; }
    static QJsonValue json(QByteArray &value) { return QString::fromUtf8(value); }
    static QJsonValue json(sys_seconds value) { return qint64(value.time_since_epoch().count()); }
    template <typename Item> static QJsonValue json(QList<Item> &items)
    {
        QJsonArray array;
        for (Item &item : items)
            array.append(json(item));
        return array;
    }
    template <typename Other> static QJsonValue json(Other &value)
    {
        if constexpr (std::is_enum_v<Other>) {
            return QLatin1String(Words<Other>::Names[static_cast<std::size_t>(value)]);
        } else {
            Writer inner;
            members(inner, value);
            return inner.object();
        }
    }

    QJsonObject m_object;
};

class Reader
{
public:
    explicit Reader(const QJsonObject &object, QString place = {})
        : m_object(object)
        , m_place(std::move(place))
    { }

    template <typename Value> void operator()(const char *name, Value &value)
    {
        if (!read(name, value))
            refuse(name, QStringLiteral("is missing"));
    }
    template <typename Value> void operator()(const char *name, std::optional<Value> &value)
    {
        Value inner {};
        if (read(name, inner))
            value = std::move(inner);
    }
    template <typename Value> void maybe(const char *name, Value &value) { read(name, value); }

    /// Empty when all was well; else the first mistake, as a sentence.
    QString mistake()
    {
        for (auto it = m_object.constBegin(); m_seen < m_object.size() && it != m_object.constEnd();
             ++it) {
            if (!m_names.contains(it.key()))
                refuse(it.key().left(64), QStringLiteral("is not known"));
        }
        return m_mistake;
    }

private:
    template <typename Value> bool read(const char *name, Value &value)
    {
        const QLatin1String key(name);
        const auto found = m_object.constFind(key);
        if (found == m_object.constEnd())
            return false;
        ++m_seen;
        m_names.append(key);
        take(*found, key, value);
        return true;
    }

    void take(const QJsonValue &json, const QString &name, bool &value)
    {
        if (!json.isBool())
            return refuse(name, QStringLiteral("must be true or false"));
        value = json.toBool();
    }
    void take(const QJsonValue &json, const QString &name, qint64 &value)
    {
        const qint64 number = json.toInteger(-1);
        if (!json.isDouble() || number < 0 || number > LargestNumber)
            return refuse(name, QStringLiteral("must be a whole number, 0 or more"));
        value = number;
    }
    void take(const QJsonValue &json, const QString &name, int &value)
    {
        qint64 number = 0;
        take(json, name, number);
        if (number > INT_MAX)
            return refuse(name, QStringLiteral("is too large"));
        value = int(number);
    }
    void take(const QJsonValue &json, const QString &name, QString &value)
    {
        if (!json.isString())
            return refuse(name, QStringLiteral("must be a text"));
        value = json.toString();
    }
    void take(const QJsonValue &json, const QString &name, QByteArray &value)
    {
        QString text;
        take(json, name, text);
        value = text.toUtf8();
    }
    void take(const QJsonValue &json, const QString &name, sys_seconds &value)
    {
        qint64 number = 0;
        take(json, name, number);
        value = sys_seconds(base::seconds(number));
    }
    template <typename Item>
    void take(const QJsonValue &json, const QString &name, QList<Item> &items)
    {
        if (!json.isArray())
            return refuse(name, QStringLiteral("must be a list"));
        items.clear();
        const QJsonArray array = json.toArray();
        for (qsizetype i = 0; i < array.size() && m_mistake.isEmpty(); ++i) {
            Item item {};
            take(array.at(i), QStringLiteral("%1[%2]").arg(name).arg(i), item);
            items.append(std::move(item));
        }
    }
    template <typename Other> void take(const QJsonValue &json, const QString &name, Other &value)
    {
        if constexpr (std::is_enum_v<Other>) {
            std::size_t index = 0;
            for (const char *word : Words<Other>::Names) {
                if (json.isString() && json.toString() == QLatin1String(word)) {
                    value = static_cast<Other>(index);
                    return;
                }
                ++index;
            }
            refuse(name, QStringLiteral("must be one of %1").arg(wordsOf<Other>()));
        } else {
            if (!json.isObject())
                return refuse(name, QStringLiteral("must be an object"));
            Reader inner(json.toObject(), m_place + name + QLatin1Char('.'));
            members(inner, value);
            if (const QString mistake = inner.mistake(); m_mistake.isEmpty())
                m_mistake = mistake;
        }
    }
    template <typename Enum> static QString wordsOf()
    {
        QStringList words;
        for (const char *word : Words<Enum>::Names)
            words.append(QLatin1String(word));
        return words.join(QStringLiteral(", "));
    }

    void refuse(const char *name, const QString &problem) { refuse(QLatin1String(name), problem); }
    void refuse(const QString &name, const QString &problem)
    {
        if (m_mistake.isEmpty())
            m_mistake = QStringLiteral("The member \"%1\" %2.").arg(m_place + name, problem);
    }

    const QJsonObject m_object;
    const QString m_place;
    QList<QLatin1String> m_names;
    qsizetype m_seen = 0;
    QString m_mistake;
};

template <typename Message> QJsonObject Codec<Message>::encode(const Message &message)
{
    Message copy = message;
    Writer writer;
    members(writer, copy);
    return writer.object();
}

template <typename Message> base::Result<Message> Codec<Message>::decode(const QJsonObject &object)
{
    Message message {};
    Reader reader(object);
    members(reader, message);
    if (const QString mistake = reader.mistake(); !mistake.isEmpty())
        return base::Err(base::Error {base::ErrorKind::Invalid, mistake});
    return message;
}

} // namespace gatehouse::protocol
