// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RowsView.h"

#include "pages/RowDelegate.h"

#include <QHeaderView>

namespace gatehouse::pages {

RowsView::RowsView(const QString &accessibleName, QWidget *parent)
    : QTreeView(parent)
{
    setRootIsDecorated(false);
    setUniformRowHeights(true); // ten thousand rows
    setAllColumnsShowFocus(true);
    setAlternatingRowColors(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false); // Tab leaves the table, the arrows move in it
    setItemDelegate(new RowDelegate(this));
    setAccessibleName(accessibleName);
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(true);
}

void RowsView::fitColumns()
{
    constexpr int Most = 190;
    constexpr int CellAir = 8;
    constexpr int TitleAir = 22; // with room for the arrow of the order
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QString title =
            model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width = std::max(sizeHintForColumn(column) + CellAir,
            header()->fontMetrics().horizontalAdvance(title) + TitleAir);
        setColumnWidth(column, std::min(width, Most));
    }
}

void RowsView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    const int row = currentIndex().row();
    if (row >= start && row <= end)
        selectionModel()->clear();
    QTreeView::rowsAboutToBeRemoved(parent, start, end);
}

} // namespace gatehouse::pages
