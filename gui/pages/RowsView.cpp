// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RowsView.h"

#include "pages/RowDelegate.h"

#include <QHeaderView>
#include <QPainter>

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
    setTreePosition(-1); // at the left, whichever column is moved there
    connect(this, &QTreeView::collapsed, this, &RowsView::leave);
}

void RowsView::fitColumns()
{
    constexpr int Most = 190;
    constexpr int Least = 70; // of the last one
    constexpr int CellAir = 8;
    constexpr int TitleAir = 22; // with room for the arrow of the order
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QString title =
            model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width = std::max(sizeHintForColumn(column) + CellAir,
            header()->fontMetrics().horizontalAdvance(title) + TitleAir);
        setColumnWidth(column, std::min(width, Most));
    }
    const int last = model()->columnCount() - 1;
    const int over = header()->length() - viewport()->width();
    if (over > 0 && columnWidth(last) - over >= Least) // or it is scrolled to as it is
        setColumnWidth(last, columnWidth(last) - over);
}

void RowsView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    for (QModelIndex gone = currentIndex(); gone.isValid(); gone = gone.parent()) {
        if (gone.parent() == parent && gone.row() >= start && gone.row() <= end) {
            selectionModel()->clear();
            break;
        }
    }
    QTreeView::rowsAboutToBeRemoved(parent, start, end);
}

void RowsView::setGrouped(bool isGrouped)
{
    constexpr int Indent = 14; // a name has to fit beside it
    m_isGrouped = isGrouped;
    setRootIsDecorated(isGrouped);
    setIndentation(isGrouped ? Indent : 0);
}

/// Who is selected is seen: when a group is folded over it, the group is selected.
void RowsView::leave(const QModelIndex &folded)
{
    if (currentIndex().parent() == folded)
        setCurrentIndex(folded);
}

void RowsView::drawRow(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (m_isGrouped && !index.parent().isValid())
        drawTitle(painter, option, index);
    else
        QTreeView::drawRow(painter, option, index);
}

void RowsView::drawTitle(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr int Air = 4;
    const QModelIndex title = index.siblingAtColumn(0);
    const bool isSelected = selectionModel()->isSelected(title);
    QStyleOptionViewItem row = option;
    row.font.setBold(true);
    row.fontMetrics = QFontMetrics(row.font);
    row.showDecorationSelected = true;
    row.state.setFlag(QStyle::State_Selected, isSelected);
    row.state.setFlag(QStyle::State_HasFocus, false);
    row.viewItemPosition = QStyleOptionViewItem::OnlyOne;
    style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, this);
    QRect fold = row.rect;
    fold.setWidth(indentation());
    fold.translate(-header()->offset(), 0); // where a press on it counts
    drawBranches(painter, QStyle::visualRect(layoutDirection(), row.rect, fold), title);
    const QRect room = QStyle::visualRect(
        layoutDirection(), row.rect, row.rect.adjusted(indentation() + Air, 0, -Air, 0));
    painter->setFont(row.font);
    style()->drawItemText(painter, room, int(Qt::AlignVCenter | Qt::AlignLeading), row.palette,
        true, row.fontMetrics.elidedText(title.data().toString(), Qt::ElideRight, room.width()),
        isSelected ? QPalette::HighlightedText : QPalette::Text);
    if (hasFocus() && title == currentIndex().siblingAtColumn(0)) {
        QStyleOptionFocusRect frame;
        frame.QStyleOption::operator=(row);
        frame.state |= QStyle::State_KeyboardFocusChange;
        frame.backgroundColor = row.palette.color(QPalette::Highlight);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &frame, painter, this);
    }
}

} // namespace gatehouse::pages
