// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SessionsModel.h"

namespace gatehouse::models {

/// The sessions that a SessionsModel shows, each under its person or its client: in its order
/// within a group, the groups by their names. A group is called as its session says that was opened
/// last: it was told the name last.
///
/// It follows each step of the model below, which takes one a frame: what comes is put at the end
/// of its group, what goes is taken from there, and in between everything finds its place, so that
/// a thousand changes a second cost a few steps and not a thousand. Keeps a reference to the model.
class SessionGroups : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class By { Person, Client };
    static constexpr int KeyRole = Qt::UserRole; ///< of a group: the id of its person or client

    /// What is known of all sessions of a group that are shown.
    struct Summary
    {
        int sessions = 0;
        base::sys_seconds since {}; ///< of the oldest
        std::optional<base::sys_seconds> usedAt;
        protocol::Counted use;
    };

    SessionGroups(SessionsModel &sessions, By by, QObject *parent = nullptr);
    ~SessionGroups() override;

    By by() const { return m_by; }
    bool isGroup(const QModelIndex &index) const
    {
        return index.isValid() && !index.internalPointer();
    }
    /// A session of the group, to tell whose it is; null when there is no such group.
    const protocol::SessionRow *someRowOf(const QModelIndex &group) const;
    Summary summaryOf(const QModelIndex &group) const;
    /// Null for a group.
    const protocol::SessionRow *rowAt(const QModelIndex &index) const;
    QModelIndex indexOf(const QByteArray &session) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    struct Group
    {
        QByteArray key;
        QString title;
        QCollatorSortKey order;
        int place = -1; ///< in m_groups
        std::vector<int> rows {}; ///< their places in the model below, ascending
        const protocol::SessionRow *namer = nullptr; ///< of these, the one opened last
    };
    /// Where a row of the model below stands here.
    struct Spot
    {
        Group *group = nullptr;
        int at = 0;
    };
    /// An index that somebody keeps, and what it means.
    struct Kept
    {
        QModelIndex index;
        const protocol::SessionRow *row; ///< null: a group
    };

    const protocol::SessionRow &rowBelow(int place) const;
    const QByteArray &keyOf(const protocol::SessionRow &row) const;
    QString titleOf(const protocol::SessionRow &row) const;
    QModelIndex indexOf(const Group &group) const { return createIndex(group.place, 0); }
    Group *groupAt(const QModelIndex &index) const;
    bool isBefore(const Group *a, const Group *b) const;

    Group &groupOf(const protocol::SessionRow &row);
    void addRow(Group &group, int place);
    /// These say whether it is called otherwise from now on.
    bool findName(Group &group, std::size_t from);
    bool rename(Group &group);
    void takeIn(int first, int last);
    void showNew(std::vector<Group *> fresh);
    void tellChanged(const std::vector<int> &places);
    void tellOfGroup(const Group &group);
    void keepIndexes();
    void reorderRows();
    void letGo(int first);
    void dropGroups(const std::vector<Group *> &empty);
    void sortGroups();
    /// \a order holds the groups in another order.
    void rearrange(std::vector<Group *> order);

    SessionsModel &m_sessions;
    const By m_by;
    QCollator m_collator;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    std::unordered_map<QByteArray, std::unique_ptr<Group>> m_byKey;
    std::vector<Group *> m_groups;
    std::vector<Spot> m_spots; ///< by place in the model below
    std::vector<Kept> m_kept; ///< while the rows below find their places
};

} // namespace gatehouse::models
