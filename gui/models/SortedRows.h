// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace gatehouse::models {

/// The rows of a RowsModel in the order of a column, where a text stands somewhere.
class SortedRows : public QSortFilterProxyModel
{
public:
    explicit SortedRows(QAbstractItemModel &rows, QObject *parent = nullptr)
        : QSortFilterProxyModel(parent)
    {
        setSortRole(Qt::UserRole);
        setSortCaseSensitivity(Qt::CaseInsensitive);
        setSortLocaleAware(true);
        setFilterCaseSensitivity(Qt::CaseInsensitive);
        setFilterKeyColumn(-1);
        setSourceModel(&rows);
    }
};

} // namespace gatehouse::models
