// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SessionGroups.h"

#include "models/SessionText.h"
#include "models/Words.h"

#include <algorithm>
#include <tuple>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;
using protocol::SessionRow;

SessionGroups::SessionGroups(SessionsModel &sessions, By by, QObject *parent)
    : QAbstractItemModel(parent)
    , m_sessions(sessions)
    , m_by(by)
    , m_collator(sessions.collator())
{
    connect(&sessions, &SessionsModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { takeIn(first, last); });
    connect(&sessions, &SessionsModel::placesChanged, this, &SessionGroups::tellChanged);
    connect(&sessions, &SessionsModel::layoutAboutToBeChanged, this, &SessionGroups::keepIndexes);
    connect(&sessions, &SessionsModel::layoutChanged, this, &SessionGroups::reorderRows);
    connect(&sessions, &SessionsModel::rowsAboutToBeRemoved, this,
        [this](const QModelIndex &, int first, int) { letGo(first); });
    takeIn(0, sessions.rowCount() - 1);
}

SessionGroups::~SessionGroups() = default;

const SessionRow &SessionGroups::rowBelow(int place) const
{
    return *m_sessions.rowAt(m_sessions.index(place, 0));
}

const QByteArray &SessionGroups::keyOf(const SessionRow &row) const
{
    return m_by == By::Person ? row.user : row.client;
}

QString SessionGroups::titleOf(const SessionRow &row) const
{
    if (m_by == By::Client)
        return Words::clientName(row.clientName, row.client);
    const QString person = Words::plain(row.person);
    const QString address = Words::plain(row.email);
    return address.isEmpty() || address == person ? person : u"%1, %2"_s.arg(person, address);
}

SessionGroups::Group *SessionGroups::groupAt(const QModelIndex &index) const
{
    return isGroup(index) && std::size_t(index.row()) < m_groups.size()
        ? m_groups[std::size_t(index.row())]
        : nullptr;
}

bool SessionGroups::isBefore(const Group *a, const Group *b) const
{
    const int order = a->order.compare(b->order);
    if (order != 0)
        return m_order == Qt::AscendingOrder ? order < 0 : order > 0;
    return a->key < b->key;
}

SessionGroups::Group &SessionGroups::groupOf(const SessionRow &row)
{
    std::unique_ptr<Group> &group = m_byKey[keyOf(row)];
    if (!group) {
        const QString title = titleOf(row);
        group = std::make_unique<Group>(
            Group {.key = keyOf(row), .title = title, .order = m_collator.sortKey(title)});
    }
    return *group;
}

void SessionGroups::addRow(Group &group, int place)
{
    m_spots[std::size_t(place)] = {&group, int(group.rows.size())};
    group.rows.push_back(place);
}

/// Among its rows from that one on and the one it has.
bool SessionGroups::findName(Group &group, std::size_t from)
{
    for (std::size_t i = from; i < group.rows.size(); ++i) {
        const SessionRow &row = rowBelow(group.rows[i]);
        const SessionRow *&namer = group.namer;
        if (!namer || std::tie(row.openedAt, row.id) > std::tie(namer->openedAt, namer->id))
            namer = &row;
    }
    return rename(group);
}

bool SessionGroups::rename(Group &group)
{
    const QString title = titleOf(*group.namer);
    if (title == group.title)
        return false;
    group.title = title;
    group.order = m_collator.sortKey(title);
    return true;
}

/// What has come to the end of the model below goes to the end of its groups.
void SessionGroups::takeIn(int first, int last)
{
    m_spots.resize(std::size_t(last) + 1);
    std::vector<Group *> fresh;
    std::unordered_map<Group *, std::vector<int>> added;
    for (int place = first; place <= last; ++place) {
        Group &group = groupOf(rowBelow(place));
        if (group.place >= 0) {
            added[&group].push_back(place);
            continue;
        }
        if (group.rows.empty())
            fresh.push_back(&group);
        addRow(group, place);
    }
    for (Group *group : fresh)
        findName(*group, 0);
    bool isRenamed = false;
    for (const auto &[group, places] : added) {
        const int end = int(group->rows.size());
        beginInsertRows(indexOf(*group), end, end + int(places.size()) - 1);
        for (const int place : places)
            addRow(*group, place);
        endInsertRows();
        isRenamed = findName(*group, std::size_t(end)) || isRenamed;
        tellOfGroup(*group);
    }
    showNew(std::move(fresh));
    if (isRenamed)
        sortGroups();
}

void SessionGroups::showNew(std::vector<Group *> fresh)
{
    if (fresh.empty())
        return;
    std::sort(fresh.begin(), fresh.end(),
        [this](const Group *a, const Group *b) { return isBefore(a, b); });
    const int end = int(m_groups.size());
    beginInsertRows({}, end, end + int(fresh.size()) - 1);
    for (Group *group : fresh) {
        group->place = int(m_groups.size());
        m_groups.push_back(group);
    }
    endInsertRows();
    sortGroups();
}

void SessionGroups::tellChanged(const std::vector<int> &places)
{
    std::unordered_map<Group *, std::pair<int, int>> ranges;
    bool isRenamed = false;
    for (const int place : places) {
        const auto [group, at] = m_spots[std::size_t(place)];
        const auto [range, isFirst] = ranges.try_emplace(group, at, at);
        if (!isFirst)
            range->second = std::minmax({range->second.first, range->second.second, at});
        if (&rowBelow(place) == group->namer)
            isRenamed = rename(*group) || isRenamed;
    }
    for (const auto &[group, range] : ranges) {
        const QModelIndex parent = indexOf(*group);
        Q_EMIT dataChanged(index(range.first, 0, parent),
            index(range.second, SessionsModel::ColumnCount - 1, parent));
        tellOfGroup(*group);
    }
    if (isRenamed)
        sortGroups();
}

void SessionGroups::tellOfGroup(const Group &group)
{
    Q_EMIT dataChanged(indexOf(group), createIndex(group.place, SessionsModel::ColumnCount - 1));
}

void SessionGroups::keepIndexes()
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    for (const QModelIndex &index : persistentIndexList())
        m_kept.push_back({index, rowAt(index)});
}

void SessionGroups::reorderRows()
{
    const std::vector<Kept> kept = std::exchange(m_kept, {});
    std::unordered_map<const SessionRow *, Spot> found;
    for (const Kept &one : kept)
        found.emplace(one.row, Spot {});
    for (Group *group : m_groups)
        group->rows.clear();
    for (int place = 0; place < int(m_spots.size()); ++place) {
        const SessionRow &row = rowBelow(place);
        addRow(groupOf(row), place);
        if (const auto wanted = found.find(&row); wanted != found.end())
            wanted->second = m_spots[std::size_t(place)];
    }
    QModelIndexList before;
    QModelIndexList after;
    for (const auto &[index, row] : kept) {
        if (!row)
            continue; // a group, which stays
        const auto [group, at] = found.at(row);
        before.append(index);
        after.append(createIndex(at, index.column(), group));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

/// What will go from the end of the model below stands at the end of its groups.
void SessionGroups::letGo(int first)
{
    std::vector<Group *> empty;
    std::unordered_map<Group *, std::size_t> left;
    for (std::size_t place = std::size_t(first); place < m_spots.size(); ++place) {
        Group *group = m_spots[place].group;
        const auto [kept, isFirst] = left.try_emplace(group, std::size_t(m_spots[place].at));
        kept->second = std::min(kept->second, std::size_t(m_spots[place].at));
        if (&rowBelow(int(place)) == group->namer)
            group->namer = nullptr;
    }
    bool isRenamed = false;
    for (const auto &[group, count] : left) {
        if (count == 0) {
            empty.push_back(group);
            continue;
        }
        beginRemoveRows(indexOf(*group), int(count), int(group->rows.size()) - 1);
        group->rows.resize(count);
        endRemoveRows();
        if (!group->namer)
            isRenamed = findName(*group, 0) || isRenamed;
        tellOfGroup(*group);
    }
    dropGroups(empty);
    m_spots.resize(std::size_t(first));
    if (isRenamed)
        sortGroups();
}

void SessionGroups::dropGroups(const std::vector<Group *> &empty)
{
    if (empty.empty())
        return;
    std::vector<bool> stays(m_groups.size(), true);
    for (const Group *group : empty)
        stays[std::size_t(group->place)] = false;
    std::vector<Group *> order = m_groups;
    const auto end = std::stable_partition(order.begin(), order.end(),
        [&stays](const Group *group) { return stays[std::size_t(group->place)]; });
    const int first = int(end - order.begin());
    rearrange(std::move(order)); // so that they go in one step
    beginRemoveRows({}, first, int(m_groups.size()) - 1);
    m_groups.resize(std::size_t(first));
    endRemoveRows();
    for (const Group *group : empty)
        m_byKey.erase(QByteArray(group->key));
}

void SessionGroups::sortGroups()
{
    std::vector<Group *> order = m_groups;
    std::sort(order.begin(), order.end(),
        [this](const Group *a, const Group *b) { return isBefore(a, b); });
    rearrange(std::move(order));
}

void SessionGroups::rearrange(std::vector<Group *> order)
{
    if (order == m_groups)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QModelIndexList before;
    std::vector<Group *> meant;
    for (const QModelIndex &index : persistentIndexList()) {
        if (Group *group = groupAt(index)) { // a session is found by its group
            before.append(index);
            meant.push_back(group);
        }
    }
    m_groups = std::move(order);
    for (std::size_t i = 0; i < m_groups.size(); ++i)
        m_groups[i]->place = int(i);
    QModelIndexList after;
    for (std::size_t i = 0; i < meant.size(); ++i)
        after.append(createIndex(meant[i]->place, before.at(qsizetype(i)).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void SessionGroups::sort(int column, Qt::SortOrder order)
{
    m_sessions.sort(column, order);
    const int own = m_by == By::Person ? SessionsModel::Person : SessionsModel::Client;
    m_order = column == own ? order : Qt::AscendingOrder;
    sortGroups();
}

const SessionRow *SessionGroups::someRowOf(const QModelIndex &group) const
{
    const Group *one = groupAt(group);
    return one ? &rowBelow(one->rows.front()) : nullptr;
}

SessionGroups::Summary SessionGroups::summaryOf(const QModelIndex &group) const
{
    Summary summary;
    const Group *one = groupAt(group);
    if (!one)
        return summary;
    summary.since = rowBelow(one->rows.front()).openedAt;
    for (const int place : one->rows) {
        const SessionRow &row = rowBelow(place);
        ++summary.sessions;
        summary.since = std::min(summary.since, row.openedAt);
        summary.usedAt = std::max(summary.usedAt, row.usedAt);
        summary.use.add(row.use);
    }
    return summary;
}

const SessionRow *SessionGroups::rowAt(const QModelIndex &index) const
{
    const auto *group = static_cast<const Group *>(index.internalPointer());
    if (!group || std::size_t(index.row()) >= group->rows.size())
        return nullptr;
    return &rowBelow(group->rows[std::size_t(index.row())]);
}

QModelIndex SessionGroups::indexOf(const QByteArray &session) const
{
    const int place = m_sessions.indexOf(session).row();
    if (place < 0 || std::size_t(place) >= m_spots.size())
        return {};
    const auto [group, at] = m_spots[std::size_t(place)];
    return createIndex(at, 0, group);
}

QModelIndex SessionGroups::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || row >= rowCount(parent) || column < 0 || column >= SessionsModel::ColumnCount)
        return {};
    return createIndex(row, column, parent.isValid() ? groupAt(parent) : nullptr);
}

QModelIndex SessionGroups::parent(const QModelIndex &index) const
{
    const auto *group = static_cast<const Group *>(index.internalPointer());
    return group ? indexOf(*group) : QModelIndex();
}

int SessionGroups::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    const Group *group = parent.column() == 0 ? groupAt(parent) : nullptr;
    return group ? int(group->rows.size()) : 0;
}

int SessionGroups::columnCount(const QModelIndex &) const
{
    return SessionsModel::ColumnCount;
}

Qt::ItemFlags SessionGroups::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractItemModel::flags(index);
    return index.internalPointer() ? usual | Qt::ItemNeverHasChildren : usual;
}

QVariant SessionGroups::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_sessions.headerData(section, orientation, role);
}

QVariant SessionGroups::data(const QModelIndex &index, int role) const
{
    if (const Group *group = groupAt(index)) {
        if (role == KeyRole)
            return group->key;
        const bool isName = role == Qt::DisplayRole && index.column() == 0;
        return isName ? SessionText::group(group->title, int(group->rows.size())) : QVariant();
    }
    const auto *group = static_cast<const Group *>(index.internalPointer());
    if (!group || std::size_t(index.row()) >= group->rows.size())
        return {};
    const int place = group->rows[std::size_t(index.row())];
    return m_sessions.data(m_sessions.index(place, index.column()), role);
}

} // namespace gatehouse::models
