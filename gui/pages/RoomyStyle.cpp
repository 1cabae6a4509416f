// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RoomyStyle.h"

#include "pages/RowDelegate.h"
#include "pages/Tone.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOption>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ButtonAir = 24; ///< both sides of its text together
constexpr int CellMargin = 1; ///< by which cells are further in than titles
constexpr float OutlineShare = 0.45F; ///< enough to be seen, WCAG 1.4.11

QColor outlineOf(const QStyleOption &option)
{
    QColor color = option.palette.color(QPalette::WindowText);
    color.setAlphaF(option.state & QStyle::State_Enabled ? OutlineShare : OutlineShare / 2);
    return color;
}

} // namespace

RoomyStyle::RoomyStyle()
    : QProxyStyle(u"Fusion"_s)
{ }

QSize RoomyStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
    const QSize &contents, const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (type == CT_PushButton && button && !button->text.isEmpty())
        size.setWidth(std::max(size.width(), contents.width() + ButtonAir));
    return size;
}

void RoomyStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    const auto *title = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (element != CE_HeaderLabel || !title || title->orientation != Qt::Horizontal)
        return QProxyStyle::drawControl(element, option, painter, widget);
    const bool isNumber = title->textAlignment & Qt::AlignRight;
    const bool hasArrow = title->sortIndicator != QStyleOptionHeader::None;
    const int before = isNumber ? 0 : CellMargin;
    const int after = isNumber && !hasArrow ? CellMargin + NumberAir : 0;
    QStyleOptionHeader moved(*title);
    moved.rect =
        visualRect(title->direction, title->rect, title->rect.adjusted(before, 0, -after, 0));
    QProxyStyle::drawControl(element, &moved, painter, widget);
}

void RoomyStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (!isDark(option->palette) || (option->state & State_HasFocus))
        return;
    const bool isField = element == PE_FrameLineEdit;
    const bool isBox = element == PE_IndicatorCheckBox;
    const bool isCircle = element == PE_IndicatorRadioButton;
    if (!isField && !isBox && !isCircle)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outlineOf(*option));
    painter->setBrush(Qt::NoBrush);
    const QRectF edge = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isCircle)
        painter->drawEllipse(edge.adjusted(1, 1, 0, 0));
    else
        painter->drawRoundedRect(edge, isField ? 2 : 0, isField ? 2 : 0);
    painter->restore();
}

void dress()
{
    if (QApplication::style()->name() == u"fusion")
        QApplication::setStyle(new RoomyStyle); // which the application owns
}

} // namespace gatehouse::pages
