// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ActivityDelegate.h"

#include "models/ActivityModel.h"
#include "pages/Icon.h"
#include "pages/Tone.h"

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::ActivityModel;

namespace {

struct Look
{
    QString icon;
    std::optional<Tone> tone; ///< nothing: the colour of the text
};

Look lookOf(ActivityModel::Kind kind)
{
    switch (kind) {
    case ActivityModel::Kind::Opened:
        return {u"opened"_s, std::nullopt};
    case ActivityModel::Kind::Arrived:
        return {u"people"_s, std::nullopt};
    case ActivityModel::Kind::Ended:
        return {u"ended"_s, std::nullopt};
    case ActivityModel::Kind::Refused:
        return {u"blocked"_s, Tone::Warning};
    case ActivityModel::Kind::Registered:
        return {u"registered"_s, std::nullopt};
    case ActivityModel::Kind::Waiting:
        return {u"waiting"_s, Tone::Warning};
    case ActivityModel::Kind::Alert:
        return {u"warning"_s, Tone::Bad};
    case ActivityModel::Kind::Good:
        return {u"good"_s, Tone::Good};
    }
    Q_UNREACHABLE();
}

} // namespace

void ActivityDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    if (index.column() != ActivityModel::When)
        return;
    const Look look = lookOf(ActivityModel::Kind(index.data(ActivityModel::KindRole).toInt()));
    const QColor color =
        look.tone ? toneColor(*look.tone, option->palette) : quietColor(option->palette);
    const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1.0;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(18, 18);
    option->icon = QIcon(iconPixmap(look.icon, color, 18, ratio));
}

} // namespace gatehouse::pages
