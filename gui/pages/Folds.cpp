// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/Folds.h"

#include <QSignalBlocker>
#include <QTreeView>

namespace gatehouse::pages {

Folds::Folds(QTreeView &view, int keyRole)
    : m_view(view)
    , m_keyRole(keyRole)
{
    connect(&view, &QTreeView::collapsed, this,
        [this](const QModelIndex &group) { note(group, true); });
    connect(&view, &QTreeView::expanded, this,
        [this](const QModelIndex &group) { note(group, false); });
}

void Folds::note(const QModelIndex &group, bool isFolded)
{
    const QByteArray key = group.data(m_keyRole).toByteArray();
    if (isFolded == m_isFolded)
        m_others.remove(key);
    else
        m_others.insert(key);
    Q_EMIT changed();
}

void Folds::follow(QAbstractItemModel &groups)
{
    connect(&groups, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &parent, int first, int last) {
            if (!parent.isValid())
                unfold(first, last);
        });
    unfold(0, groups.rowCount() - 1);
}

void Folds::unfold(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const QModelIndex group = m_view.model()->index(row, 0);
        if (m_others.contains(group.data(m_keyRole).toByteArray()) == m_isFolded)
            m_view.expand(group);
    }
}

void Folds::foldAll(bool isFolded)
{
    m_isFolded = isFolded;
    m_others.clear();
    const QModelIndex current = m_view.currentIndex();
    {
        const QSignalBlocker blocker(m_view); // it would tell of each group
        if (isFolded)
            m_view.collapseAll();
        else
            m_view.expandAll();
    }
    if (isFolded && current.parent().isValid())
        m_view.setCurrentIndex(current.parent());
    Q_EMIT changed();
}

} // namespace gatehouse::pages
