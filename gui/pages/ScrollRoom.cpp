// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ScrollRoom.h"

#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>

namespace gatehouse::pages {

namespace {

constexpr int BesideBar = 8;

} // namespace

void keepClearOfBar(QScrollArea &area, QLayout &list)
{
    QObject::connect(
        area.verticalScrollBar(), &QScrollBar::rangeChanged, &list, [&list](int, int most) {
            QMargins margins = list.contentsMargins();
            margins.setRight(most > 0 ? BesideBar : 0);
            list.setContentsMargins(margins);
        });
}

} // namespace gatehouse::pages
