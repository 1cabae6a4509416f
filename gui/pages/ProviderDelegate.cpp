// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ProviderDelegate.h"

#include "models/ListModels.h"
#include "pages/Icon.h"
#include "pages/Tone.h"

namespace gatehouse::pages {

namespace {

constexpr int ProviderIcon = 18;

} // namespace

void ProviderDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    if (index.column() != models::ProvidersModel::State)
        return;
    const bool isReady = index.data(models::ProvidersModel::SortRole).toBool();
    const Tone tone = isReady ? Tone::Good : Tone::Bad;
    const bool isSelected = option->state & QStyle::State_Selected;
    const QColor color = isSelected ? option->palette.color(QPalette::HighlightedText)
                                    : toneColor(tone, option->palette);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(ProviderIcon, ProviderIcon);
    option->icon = QIcon(iconPixmap(toneIcon(tone), color, ProviderIcon,
        option->widget ? option->widget->devicePixelRatioF() : 1.0));
}

} // namespace gatehouse::pages
