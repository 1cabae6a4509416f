// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QFont>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace gatehouse::pages {

/// Beside a number, which otherwise touches the text of the next column.
constexpr int NumberAir = 6;

/// Rows with a little air, drawn fast: a live table is painted many times a second, and most of its
/// cells say what they said before, so the shaped text of each is kept. Hints show what others
/// have named as it is, never as markup.
class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const QStaticText &shaped(
        const QString &text, int width, const QStyleOptionViewItem &option) const;

    static constexpr int Kept = 2000; ///< cells

    mutable QCache<std::pair<QString, int>, QStaticText> m_shaped {Kept};
    mutable QFont m_font; ///< of what is kept
};

} // namespace gatehouse::pages
