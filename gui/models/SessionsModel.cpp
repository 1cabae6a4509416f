// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SessionsModel.h"

#include "models/SessionText.h"
#include "models/Words.h"

#include <algorithm>
#include <unordered_set>

namespace gatehouse::models {

namespace {

/// More changes than these in a frame are told as one range that holds them all.
constexpr std::size_t FewRanges = 8;

QString haystackOf(const protocol::SessionRow &row)
{
    return QStringList {row.person, row.email, row.clientName, QString::fromUtf8(row.client),
        QString::fromUtf8(row.server), QString::fromUtf8(row.id), QString::fromUtf8(row.provider),
        QString::fromUtf8(row.openedFrom.value_or(QByteArray())),
        QString::fromUtf8(row.usedFrom.value_or(QByteArray()))}
        .join(u'\n')
        .toCaseFolded();
}

} // namespace

SessionsModel::SessionsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    if (m_collator.locale().language() == QLocale::C) // which would sort by code points
        m_collator.setLocale(QLocale::English);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true); // 10.0.0.9 before 10.0.0.10
    m_frame.setSingleShot(true);
    m_frame.setInterval(Frame);
    connect(&m_frame, &QTimer::timeout, this, &SessionsModel::settle);
}

SessionsModel::~SessionsModel() = default;

void SessionsModel::begin(const QList<protocol::SessionRow> &rows)
{
    std::unordered_set<QByteArray> living;
    living.reserve(std::size_t(rows.size()));
    for (const protocol::SessionRow &row : rows) {
        living.insert(row.id);
        put(row);
    }
    QByteArrayList over;
    for (const auto &[id, entry] : m_entries) {
        if (!living.contains(id))
            over.append(id);
    }
    for (const QByteArray &id : std::as_const(over))
        drop(id);
    settle();
    Q_EMIT countsChanged();
}

void SessionsModel::take(const protocol::Event &event)
{
    if (const auto *opened = std::get_if<protocol::SessionOpened>(&event)) {
        put(opened->session);
    } else if (const auto *refreshed = std::get_if<protocol::SessionRefreshed>(&event)) {
        put(refreshed->session);
    } else if (const auto *used = std::get_if<protocol::SessionUsed>(&event)) {
        const auto found = m_entries.find(used->session);
        if (found == m_entries.end())
            return;
        noteUse(*found->second, *used);
    } else if (const auto *ended = std::get_if<protocol::SessionEnded>(&event)) {
        drop(ended->session);
    }
}

void SessionsModel::put(const protocol::SessionRow &row)
{
    std::unique_ptr<Entry> &entry = m_entries[row.id];
    if (!entry)
        entry = std::make_unique<Entry>();
    entry->row = row;
    entry->haystack = haystackOf(row);
    touch(*entry);
}

void SessionsModel::noteUse(Entry &entry, const protocol::SessionUsed &used)
{
    entry.row.usedAt = used.usedAt;
    entry.row.use = used.use;
    if (entry.row.usedFrom != used.usedFrom) {
        entry.row.usedFrom = used.usedFrom;
        entry.haystack = haystackOf(entry.row);
    }
    touch(entry);
}

void SessionsModel::touch(Entry &entry)
{
    if (!entry.isTouched)
        m_touched.push_back(&entry);
    entry.isTouched = true;
    if (!m_frame.isActive())
        m_frame.start();
}

void SessionsModel::drop(const QByteArray &id)
{
    auto node = m_entries.extract(id);
    if (node.empty())
        return;
    node.mapped()->isGone = true;
    touch(*node.mapped());
    m_gone.push_back(std::move(node.mapped()));
}

void SessionsModel::setFilter(const QString &text)
{
    settle();
    if (text == m_filter)
        return;
    m_filter = text;
    m_needle = text.trimmed().toCaseFolded();
    for (const auto &[id, entry] : m_entries) {
        if (fits(*entry) != (entry->place >= 0))
            touch(*entry);
    }
    settle();
    Q_EMIT countsChanged();
}

void SessionsModel::settle()
{
    m_frame.stop();
    if (m_touched.empty())
        return;
    const std::size_t shownBefore = m_shown.size();
    const bool someAreGone = !m_gone.empty();
    Entries leaving;
    Entries changed;
    Entries added;
    for (Entry *entry : std::exchange(m_touched, {})) {
        entry->isTouched = false;
        const bool isWanted = !entry->isGone && fits(*entry);
        if (entry->place < 0 && isWanted)
            added.push_back(entry);
        else if (entry->place >= 0)
            (isWanted ? changed : leaving).push_back(entry);
    }
    append(added);
    tellChanged(changed);
    changed.insert(changed.end(), added.begin(), added.end());
    reorder(changed, leaving);
    cutTail(leaving);
    m_gone.clear();
    if (someAreGone || m_shown.size() != shownBefore)
        Q_EMIT countsChanged();
}

/// At the end, where they wait to be put in order.
void SessionsModel::append(const Entries &added)
{
    if (added.empty())
        return;
    const std::size_t first = m_shown.size();
    beginInsertRows({}, int(first), int(first + added.size()) - 1);
    m_shown.insert(m_shown.end(), added.begin(), added.end());
    renumber(first);
    endInsertRows();
}

void SessionsModel::tellChanged(const Entries &changed)
{
    std::vector<int> places;
    for (const Entry *entry : changed)
        places.push_back(entry->place);
    std::sort(places.begin(), places.end());
    if (places.size() > FewRanges)
        Q_EMIT dataChanged(index(places.front(), 0), index(places.back(), ColumnCount - 1));
    else
        for (const int place : places)
            Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
    if (!places.empty())
        Q_EMIT placesChanged(places);
}

/// Puts \a moved where they belong now, and \a leaving at the end.
void SessionsModel::reorder(Entries moved, const Entries &leaving)
{
    if (moved.empty() && leaving.empty())
        return;
    std::vector<bool> stays(m_shown.size(), true);
    for (const Entries *list : {&std::as_const(moved), &leaving}) {
        for (const Entry *entry : *list)
            stays[std::size_t(entry->place)] = false;
    }
    for (Entry *entry : moved)
        rekey(*entry);
    Entries order;
    order.reserve(m_shown.size());
    const auto before = [this](const Entry *a, const Entry *b) { return isBefore(a, b); };
    std::sort(moved.begin(), moved.end(), before);
    auto next = moved.begin();
    for (Entry *entry : m_shown) {
        if (!stays[std::size_t(entry->place)])
            continue;
        for (; next != moved.end() && before(*next, entry); ++next)
            order.push_back(*next);
        order.push_back(entry);
    }
    order.insert(order.end(), next, moved.end());
    order.insert(order.end(), leaving.begin(), leaving.end());
    rearrange(std::move(order));
}

void SessionsModel::cutTail(const Entries &leaving)
{
    if (leaving.empty())
        return;
    const std::size_t first = m_shown.size() - leaving.size();
    beginRemoveRows({}, int(first), int(m_shown.size()) - 1);
    for (Entry *entry : leaving)
        entry->place = -1;
    m_shown.resize(first);
    endRemoveRows();
}

void SessionsModel::rearrange(Entries order)
{
    if (order == m_shown)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    Entries kept;
    for (const QModelIndex &index : before)
        kept.push_back(m_shown[std::size_t(index.row())]);
    m_shown = std::move(order);
    renumber(0);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(kept[std::size_t(i)]->place, before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void SessionsModel::renumber(std::size_t from)
{
    for (std::size_t i = from; i < m_shown.size(); ++i)
        m_shown[i]->place = int(i);
}

bool SessionsModel::fits(const Entry &entry) const
{
    return m_needle.isEmpty() || entry.haystack.contains(m_needle);
}

void SessionsModel::rekey(Entry &entry) const
{
    const protocol::SessionRow &row = entry.row;
    const auto byText = [&](const QString &text) {
        entry.text = m_collator.sortKey(text);
        entry.number = 0;
    };
    const auto byNumber = [&](qint64 number) {
        entry.text.reset();
        entry.number = number;
    };
    switch (Column(m_sortColumn)) {
    case Person:
        return byText(row.person);
    case Client:
        return byText(Words::clientName(row.clientName, row.client));
    case Server:
        return byText(Words::serverName(row.server));
    case Since:
    case ColumnCount:
        return byNumber(Words::seconds(row.openedAt));
    case Used:
        return byNumber(Words::seconds(row.usedAt));
    case Requests:
        return byNumber(row.use.requests);
    case Ends:
        return byNumber(Words::seconds(row.endsAt));
    case From:
        return byText(SessionText::from(row));
    }
}

bool SessionsModel::isBefore(const Entry *a, const Entry *b) const
{
    const int texts = a->text && b->text ? a->text->compare(*b->text) : 0;
    const int order = texts != 0 ? texts : int(a->number > b->number) - int(a->number < b->number);
    if (order != 0)
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    if (a->row.openedAt != b->row.openedAt)
        return a->row.openedAt > b->row.openedAt;
    return a->row.id < b->row.id;
}

void SessionsModel::sort(int column, Qt::SortOrder order)
{
    settle();
    m_sortColumn = column < 0 || column >= ColumnCount ? int(Since) : column;
    m_sortOrder = order;
    reorder(m_shown, {});
}

const protocol::SessionRow *SessionsModel::find(const QByteArray &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second->row;
}

const protocol::SessionRow *SessionsModel::rowAt(const QModelIndex &index) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_shown.size())
        return nullptr;
    return &m_shown[std::size_t(index.row())]->row;
}

QModelIndex SessionsModel::indexOf(const QByteArray &id) const
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || found->second->place < 0)
        return {};
    return index(found->second->place, 0);
}

int SessionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int SessionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant SessionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && section == Requests)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? SessionText::title(Column(section)) : QVariant();
}

QVariant SessionsModel::data(const QModelIndex &index, int role) const
{
    const protocol::SessionRow *row = rowAt(index);
    if (!row)
        return {};
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole && column == Requests)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return SessionText::cell(*row, column);
    return role == Qt::ToolTipRole ? SessionText::hint(*row, column) : QVariant();
}

} // namespace gatehouse::models
