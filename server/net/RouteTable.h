// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Route.h"

#include <optional>
#include <vector>

namespace gatehouse::net {

/// Every row, and what follows from all of them together. Paths are compared as they were sent: an
/// escaped letter, a doubled slash or a dot segment is another path. Immutable; any thread.
class RouteTable
{
public:
    struct Match
    {
        std::size_t row = 0;
        QByteArray argument; ///< what stood at the pattern's `{…}`
    };

    explicit RouteTable(std::vector<Route> rows);

    const std::vector<Route> &rows() const { return m_rows; }

    /// The first row for this path and method.
    std::optional<Match> find(Method method, QByteArrayView path) const;
    /// Is it this row? A cheaper find() when the row is already suspected.
    std::optional<Match> check(std::size_t row, Method method, QByteArrayView path) const;
    /// The value of Allow for this path, "GET, HEAD, OPTIONS"; empty when no row has it.
    QByteArray allowedMethods(QByteArrayView path) const;
    /// May a page of any origin read what this path answers?
    bool allowsAnyOrigin(QByteArrayView path) const;
    /// Bytes a request may carry. A path or method without a row may carry a little, so that its
    /// sender hears 404 or 405 and not 413.
    qsizetype maxBody(Method method, QByteArrayView path) const;

private:
    std::vector<Route> m_rows;
};

} // namespace gatehouse::net
