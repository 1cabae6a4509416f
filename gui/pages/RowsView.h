// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace gatehouse::pages {

/// A table of one row at a time. When the selected row goes, nothing is selected: a button that is
/// about to be pressed must never act on the row that came into its place.
class RowsView : public QTreeView
{
    Q_OBJECT
public:
    explicit RowsView(const QString &accessibleName, QWidget *parent = nullptr);

    /// Columns as wide as what stands in them, within reason, and together no wider than the table
    /// where that can be: until the person makes one wider or narrower.
    void fitColumns();
    bool isFitted() const { return m_isFitted; }
    void setFitted(bool isFitted) { m_isFitted = isFitted; }
    /// The rows without a parent are titles over their children, each as wide as the table.
    void setGrouped(bool isGrouped);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

private:
    void drawTitle(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void leave(const QModelIndex &folded);
    /// What each would like to be, the last one too.
    QList<int> wantedWidths() const;

    bool m_isFitted = true; ///< else the person has said how wide
    bool m_isFitting = false;
    bool m_isGrouped = false;
};

} // namespace gatehouse::pages
