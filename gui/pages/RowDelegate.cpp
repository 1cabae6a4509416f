// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RowDelegate.h"

#include "pages/ElidedLabel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace gatehouse::pages {

namespace {

constexpr int RowAir = 10;

} // namespace

void RowDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, QString());
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    const bool hasFocus = cell.state & QStyle::State_HasFocus;
    cell.state.setFlag(QStyle::State_HasFocus, false); // which would frame the text alone
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    if (hasFocus) {
        QStyleOptionFocusRect frame;
        frame.QStyleOption::operator=(cell);
        frame.state |= QStyle::State_KeyboardFocusChange;
        frame.backgroundColor = cell.palette.color(QPalette::Highlight);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &frame, painter, cell.widget);
    }
    if (text.isEmpty())
        return;
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, cell.widget) + 1;
    const bool isNumber = cell.displayAlignment & Qt::AlignRight;
    QRect room = cell.rect.adjusted(margin, 0, -margin - (isNumber ? NumberAir : 0), 0);
    if (!cell.icon.isNull())
        room.setLeft(room.left() + cell.decorationSize.width() + margin * 2);
    const QStaticText &line = shaped(text, room.width(), cell);
    const QRect place = QStyle::alignedRect(cell.direction,
        isNumber ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter,
        line.size().toSize().boundedTo(room.size()), room);
    auto group = cell.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    if (!(cell.state & QStyle::State_Enabled))
        group = QPalette::Disabled;
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(
        group, cell.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawStaticText(place.topLeft(), line);
}

const QStaticText &RowDelegate::shaped(
    const QString &text, int width, const QStyleOptionViewItem &option) const
{
    if (m_font != option.font) {
        m_shaped.clear();
        m_font = option.font;
    }
    const std::pair<QString, int> key(text, width);
    if (const QStaticText *known = m_shaped.object(key))
        return *known;
    auto *line = new QStaticText(option.fontMetrics.elidedText(text, Qt::ElideRight, width));
    line->setTextFormat(Qt::PlainText); // others have chosen what it says
    line->prepare({}, option.font);
    m_shaped.insert(key, line); // which owns it
    return *line;
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainHint(index.data(Qt::ToolTipRole).toString()), view);
    return true;
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), option.fontMetrics.height() + RowAir));
    return size;
}

} // namespace gatehouse::pages
