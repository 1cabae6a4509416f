// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SortedRows.h"
#include "pages/TablePage.h"

namespace gatehouse::pages {

/// A page about a list that the server answers whole.
template <typename Row> class ListPage : public TablePage
{
protected:
    ListPage(models::LiveData &live, QString id, const Texts &texts, models::RowsModel<Row> &rows,
        models::ServerLists::List list)
        : TablePage(live, std::move(id), texts)
        , m_rows(rows)
        , m_sorted(rows)
        , m_list(list)
    {
        watch(list);
    }

    /// By the first column unless something else is said.
    void showRows(int sortColumn = 0, Qt::SortOrder order = Qt::AscendingOrder)
    {
        setModel(m_sorted, sortColumn, order);
    }
    const Row *selected() const { return rowOf(current()); }
    const Row *rowOf(const QModelIndex &index) const
    {
        return index.isValid() ? m_rows.rowAt(m_sorted.mapToSource(index).row()) : nullptr;
    }

    void filter(const QString &text) override { m_sorted.setFilterFixedString(text.trimmed()); }
    bool isKnown() const override { return live().lists.isKnown(m_list); }
    int totalOfRows() const override { return m_rows.rowCount(); }

private:
    models::RowsModel<Row> &m_rows;
    models::SortedRows m_sorted;
    const models::ServerLists::List m_list;
};

} // namespace gatehouse::pages
