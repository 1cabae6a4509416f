// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RowsView.h"

#include "pages/RowDelegate.h"

#include <QHeaderView>
#include <QPainter>

#include <algorithm>

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
    connect(header(), &QHeaderView::sectionResized, this, [this](int section) {
        const bool isStretched = header()->visualIndex(section) == header()->count() - 1;
        if (!m_isFitting && !isStretched && isVisible())
            m_isFitted = false;
    });
}

QList<int> RowsView::wantedWidths() const
{
    constexpr int CellAir = 8;
    constexpr int TitleAir = 20; // with room for the arrow of the order
    QList<int> widths;
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QString title =
            model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        widths.append(std::max(sizeHintForColumn(column) + CellAir,
            header()->fontMetrics().horizontalAdvance(title) + TitleAir));
    }
    return widths;
}

void RowsView::fitColumns()
{
    constexpr int Most = 190;
    constexpr int LeastLast = 84; // it has what is left
    constexpr int TitleAir = 8;
    if (!m_isFitted || !model() || model()->rowCount() == 0)
        return;
    const QList<int> widths = wantedWidths();
    const int last = header()->logicalIndex(header()->count() - 1);
    const int room = viewport()->width();
    const auto lengthAt = [&widths, last](int most, int forLast) {
        int length = std::min(widths.at(last), forLast);
        for (int column = 0; column < widths.size(); ++column)
            length += column == last ? 0 : std::min(widths.at(column), most);
        return length;
    };
    // How narrow others may become so that the last one is as wide as that.
    const int titleOfLast = header()->fontMetrics().horizontalAdvance(
        model()->headerData(last, Qt::Horizontal, Qt::DisplayRole).toString());
    const int leastLast = std::max(LeastLast, titleOfLast + TitleAir);
    const std::pair<int, int> ways[] {{150, room * 2 / 7}, {110, leastLast}, {90, leastLast}};
    int most = Most; // when nothing helps, and it is scrolled to
    for (const auto &[tight, forLast] : ways) {
        if (lengthAt(tight, forLast) > room)
            continue;
        while (lengthAt(most, forLast) > room)
            --most;
        break;
    }
    m_isFitting = true;
    for (int column = 0; column < widths.size(); ++column)
        setColumnWidth(column, std::min(widths.at(column), column == last ? leastLast : most));
    m_isFitting = false;
}

void RowsView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
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
