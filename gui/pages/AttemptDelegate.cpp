// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/AttemptDelegate.h"

#include "models/AttemptsModel.h"
#include "models/AttemptWords.h"
#include "pages/Icon.h"
#include "pages/Tone.h"

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using State = models::AttemptWords::State;

namespace {

constexpr int AttemptIcon = 18;

struct StateLook
{
    QString icon;
    QColor color;
};

StateLook attemptLookOf(State state, const QPalette &palette)
{
    switch (state) {
    case State::Works:
        return {toneIcon(Tone::Good), toneColor(Tone::Good, palette)};
    case State::Wrong:
        return {toneIcon(Tone::Warning), toneColor(Tone::Warning, palette)};
    case State::Open:
        return {u"waiting"_s, quietColor(palette)};
    }
    Q_UNREACHABLE();
}

} // namespace

void AttemptDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    if (index.column() != models::AttemptsModel::When)
        return;
    const auto state = State(index.data(models::AttemptsModel::StateRole).toInt());
    const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1.0;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(AttemptIcon, AttemptIcon);
    const StateLook look = attemptLookOf(state, option->palette);
    const bool isSelected = option->state & QStyle::State_Selected;
    option->icon = QIcon(iconPixmap(look.icon,
        isSelected ? option->palette.color(QPalette::HighlightedText) : look.color, AttemptIcon,
        ratio));
}

} // namespace gatehouse::pages
