// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/RequestTable.h"

#include <algorithm>
#include <iterator>

namespace gatehouse::admin {

void RequestTable::add(std::vector<RequestRow> rows)
{
    m_rows.insert(
        m_rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

const RequestRow *RequestTable::find(const QString &method) const
{
    const auto row = std::find_if(m_rows.cbegin(), m_rows.cend(),
        [&method](const RequestRow &one) { return one.method == method; });
    return row == m_rows.cend() ? nullptr : &*row;
}

} // namespace gatehouse::admin
