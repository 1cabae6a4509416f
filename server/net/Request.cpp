// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Request.h"

#include <algorithm>

namespace gatehouse::net {

QByteArray methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return QByteArrayLiteral("GET");
    case Method::Head:
        return QByteArrayLiteral("HEAD");
    case Method::Post:
        return QByteArrayLiteral("POST");
    case Method::Put:
        return QByteArrayLiteral("PUT");
    case Method::Patch:
        return QByteArrayLiteral("PATCH");
    case Method::Delete:
        return QByteArrayLiteral("DELETE");
    case Method::Options:
        return QByteArrayLiteral("OPTIONS");
    }
    Q_UNREACHABLE();
}

namespace {

bool isNamed(const Header &field, QByteArrayView name)
{
    return field.name.size() == name.size()
        && QByteArrayView(field.name).compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

QByteArray Headers::value(QByteArrayView name) const
{
    for (const Header &field : m_fields) {
        if (isNamed(field, name))
            return field.value;
    }
    return {};
}

bool Headers::contains(QByteArrayView name) const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
        [name](const Header &field) { return isNamed(field, name); });
}

QList<QByteArray> Headers::values(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const Header &field : m_fields) {
        if (isNamed(field, name))
            found.append(field.value);
    }
    return found;
}

bool Request::wantsHtml() const
{
    if (method != Method::Get && method != Method::Head)
        return false;
    const QList<QByteArray> accepted = headers.values("accept");
    return std::any_of(accepted.begin(), accepted.end(),
        [](const QByteArray &value) { return value.toLower().contains("text/html"); });
}

} // namespace gatehouse::net
