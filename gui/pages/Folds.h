// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>

class QAbstractItemModel;
class QModelIndex;
class QTreeView;

namespace gatehouse::pages {

/// Which groups of a table are folded, whatever comes, goes or is shown in between: by the keys of
/// the groups. Keeps a reference to the view.
class Folds : public QObject
{
    Q_OBJECT
public:
    /// \a keyRole: where a group says its key, a QByteArray; other rows say none.
    Folds(QTreeView &view, int keyRole);

    /// The view has another model, of groups.
    void follow(QAbstractItemModel &groups);
    /// All groups, and those that are still to come.
    void foldAll(bool isFolded);
    bool areAllFolded() const { return m_isFolded && m_others.isEmpty(); }

Q_SIGNALS:
    void changed();

private:
    void unfold(int first, int last);
    void note(const QModelIndex &group, bool isFolded);

    QTreeView &m_view;
    const int m_keyRole;
    bool m_isFolded = false; ///< what a group is that nobody has touched
    QSet<QByteArray> m_others; ///< the groups that are not so
};

} // namespace gatehouse::pages
