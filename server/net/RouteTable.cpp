// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/RouteTable.h"

#include <algorithm>

namespace gatehouse::net {

namespace {

constexpr qsizetype MaxUnroutedBody = 64 * 1024;

bool accepts(const Route &row, Method method)
{
    return row.methods.contains(method)
        || (method == Method::Head && row.methods.contains(Method::Get));
}

} // namespace

RouteTable::RouteTable(std::vector<Route> rows)
    : m_rows(std::move(rows))
{ }

std::optional<RouteTable::Match> RouteTable::find(Method method, QByteArrayView path) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (auto match = check(row, method, path))
            return match;
    }
    return std::nullopt;
}

std::optional<RouteTable::Match> RouteTable::check(
    std::size_t row, Method method, QByteArrayView path) const
{
    Match match {row, {}};
    if (!accepts(m_rows[row], method) || !matchesRoute(m_rows[row].pattern, path, &match.argument))
        return std::nullopt;
    return match;
}

QByteArray RouteTable::allowedMethods(QByteArrayView path) const
{
    QList<QByteArray> names;
    for (const Route &row : m_rows) {
        if (!matchesRoute(row.pattern, path))
            continue;
        for (const Method method : row.methods) {
            names.append(methodName(method));
            if (method == Method::Get)
                names.append(methodName(Method::Head));
        }
    }
    if (names.isEmpty())
        return {};
    names.append(methodName(Method::Options));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names.join(", ");
}

bool RouteTable::allowsAnyOrigin(QByteArrayView path) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [path](const Route &row) {
        return row.cors == Cors::AnyOrigin && matchesRoute(row.pattern, path);
    });
}

qsizetype RouteTable::maxBody(Method method, QByteArrayView path) const
{
    for (const Route &row : m_rows) {
        if (accepts(row, method) && matchesRoute(row.pattern, path))
            return row.maxBody;
    }
    return MaxUnroutedBody;
}

} // namespace gatehouse::net
