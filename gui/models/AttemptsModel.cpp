// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AttemptsModel.h"

#include "models/AttemptWords.h"
#include "models/Words.h"

#include <algorithm>
#include <iterator>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds LooksEvery {2000};

} // namespace

AttemptsModel::AttemptsModel(LiveServer &server, QObject *parent)
    : PagedRows(server, parent)
{
    m_again.setInterval(LooksEvery);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (!m_isAsking && m_server.isConnected())
            ask(m_isOld ? Place::End : Place::Top);
    });
    connect(&m_server, &LiveServer::began, this, [this] { begin(); });
}

void AttemptsModel::setFilter(const QString &text, bool onlyTrouble)
{
    m_filter.text = text;
    m_filter.trouble = onlyTrouble;
    begin();
}

void AttemptsModel::setWatched(bool isWatched)
{
    m_isWatched = isWatched;
    if (!isWatched)
        return m_again.stop();
    m_again.start();
    if (m_isOld)
        restart();
    else if (!m_isAsking && m_server.isConnected())
        ask(Place::Top);
}

void AttemptsModel::ask(Place place)
{
    protocol::AttemptsQuery query = m_filter;
    query.limit = PageRows;
    askWith(u"attempts.list"_s, query, place);
}

void AttemptsModel::answered(const protocol::Failure *failure)
{
    if (failure && m_server.isConnected() && !m_hasFailed) // else the banner says so
        Q_EMIT failed(*failure);
    m_hasFailed = failure != nullptr;
    Q_EMIT asked();
}

void AttemptsModel::take(Place place, const protocol::AttemptsPage &page)
{
    m_isKnown = true;
    if (m_isOld)
        return replaceBy(page);
    if (place == Place::Top)
        return putOnTop(page);
    m_next = page.next;
    appendNew(page.rows);
}

/// One that has come into the rows meanwhile is not shown twice.
void AttemptsModel::appendNew(const QList<protocol::AttemptRow> &rows)
{
    QList<protocol::AttemptRow> fresh;
    std::copy_if(rows.cbegin(), rows.cend(), std::back_inserter(fresh),
        [this](const auto &row) { return placeOf(row, 0, rowCount()) < 0; });
    append(fresh);
}

/// The rows from the first to the last that is in \a page are those of \a page.
void AttemptsModel::putOnTop(const protocol::AttemptsPage &page)
{
    int end = rowCount();
    if (page.next) {
        end = page.rows.isEmpty() ? 0 : placeOf(page.rows.last(), 0, end) + 1;
        if (end == 0)
            return replaceBy(page); // so many that some lie between
    } else {
        m_next.reset();
    }
    const int count = int(page.rows.size());
    for (int place = 0; place < count; ++place) {
        const protocol::AttemptRow &row = page.rows.at(place);
        const int known = placeOf(row, place, end);
        if (known < 0) {
            insert(place, row);
            ++end;
            continue;
        }
        move(known, place);
        put(place, row);
    }
    remove(count, end - count); // they have become part of others, or are too old
}

void AttemptsModel::put(int place, const protocol::AttemptRow &row)
{
    if (m_rows.at(place) == row)
        return;
    m_rows[place] = row;
    Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
}

void AttemptsModel::insert(int place, const protocol::AttemptRow &row)
{
    beginInsertRows({}, place, place);
    m_rows.insert(place, row);
    endInsertRows();
}

void AttemptsModel::remove(int place, int count)
{
    if (count <= 0)
        return;
    beginRemoveRows({}, place, place + count - 1);
    m_rows.remove(place, count);
    endRemoveRows();
}

void AttemptsModel::move(int from, int to)
{
    if (from == to)
        return;
    beginMoveRows({}, from, from, {}, to);
    m_rows.move(from, to);
    endMoveRows();
}

/// By its sign-in rather than by its number: that changes when what led to it is found.
int AttemptsModel::placeOf(const protocol::AttemptRow &row, int from, int end) const
{
    const auto first = m_rows.cbegin();
    const auto last = first + end;
    auto found = row.signIn.isEmpty()
        ? last
        : std::find_if(first + from, last,
            [&row](const protocol::AttemptRow &one) { return one.signIn == row.signIn; });
    if (found == last)
        found = std::find_if(first + from, last,
            [&row](const protocol::AttemptRow &one) { return one.number == row.number; });
    return found == last ? -1 : int(found - first);
}

int AttemptsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString AttemptsModel::cell(const protocol::AttemptRow &row, int column) const
{
    switch (column) {
    case When:
        return Words::time(row.from);
    case Client:
        return AttemptWords::client(row);
    case HowFar:
        return AttemptWords::howFar(row);
    default:
        return AttemptWords::summary(row);
    }
}

QVariant AttemptsModel::data(const QModelIndex &index, int role) const
{
    const protocol::AttemptRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row)
        return {};
    if (role == StateRole)
        return int(AttemptWords::state(*row));
    if (role == Qt::ToolTipRole && index.column() == When)
        return Words::exactTime(row->from);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return cell(*row, index.column());
    return {};
}

QVariant AttemptsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Client:
        return tr("Client");
    case HowFar:
        return tr("How far it came");
    default:
        return tr("Diagnosis");
    }
}

} // namespace gatehouse::models
