// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace gatehouse::pages {

/// Qt's own style with air around the texts of buttons, titles that stand over the numbers of their
/// column, and fields and boxes that are seen on a dark ground: Fusion draws their outline darker
/// than that.
class RoomyStyle : public QProxyStyle
{
    Q_OBJECT
public:
    RoomyStyle();

    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
        const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
};

/// Where the desktop has brought no style of its own, the app has this one.
void dress();

} // namespace gatehouse::pages
