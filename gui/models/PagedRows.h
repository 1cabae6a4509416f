// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveServer.h"

#include <QAbstractTableModel>

#include <optional>
#include <utility>

namespace gatehouse::models {

/// A list of any length, the newest first: a page of it is asked for when somebody comes near its
/// end, so it costs what was looked at. What it is asked with, and when its top is looked at again,
/// is its heir's business. Keeps a reference to the server.
template <typename Page> class PagedRows : public QAbstractTableModel
{
public:
    using Row = typename decltype(Page::rows)::value_type;

    /// The server has said what there is of this filter, as far as it goes.
    bool isKnown() const { return m_isKnown; }
    /// There are rows that were not asked for yet.
    bool hasMore() const { return m_next.has_value(); }
    /// Null when there is none.
    const Row *rowAt(int row) const
    {
        return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

    /// Asks for the next page unless it is under way or there is none; while the first one is asked
    /// for, after that. Not fetchMore(): a tree view calls that at every layout, and so would ask
    /// for all there is.
    void askForMore()
    {
        if (!m_next || !m_server.isConnected())
            return;
        if (m_isAsking)
            m_wantsMore = m_asked == Place::Top;
        else
            ask(Place::End);
    }

protected:
    enum class Place { Top, End };

    PagedRows(LiveServer &server, QObject *parent)
        : QAbstractTableModel(parent)
        , m_server(server)
    { }

    virtual void ask(Place place) = 0;
    virtual void take(Place place, const Page &page) = 0;
    /// What was asked has been answered and taken, or not: \a failure, null when it was.
    virtual void answered(const protocol::Failure *failure) = 0;

    /// Another filter or connection: what is shown stays until the first answer comes.
    void begin()
    {
        m_isOld = true;
        restart();
    }
    void restart()
    {
        ++m_round;
        m_isAsking = false;
        m_wantsMore = false;
        m_isKnown = false;
        m_next.reset();
        if (m_isWatched && m_server.isConnected())
            ask(Place::End);
    }
    template <typename Query> void askWith(const QString &method, Query query, Place place)
    {
        m_isAsking = true;
        m_asked = place;
        if (place == Place::End)
            query.before = m_next;
        m_server.ask<Page>(method, query, this, [this, place, round = m_round](const auto &answer) {
            if (round != m_round)
                return;
            m_isAsking = false;
            if (answer)
                take(place, *answer);
            answered(answer ? nullptr : &answer.error());
            if (std::exchange(m_wantsMore, false))
                askForMore();
        });
    }
    void replaceBy(const Page &page)
    {
        beginResetModel();
        m_rows = page.rows;
        m_next = page.next;
        m_isOld = false;
        m_wantsMore = false; // of those there were
        endResetModel();
    }
    void append(const QList<Row> &rows)
    {
        if (rows.isEmpty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
        m_rows.append(rows);
        endInsertRows();
    }

    LiveServer &m_server;
    QList<Row> m_rows;
    std::optional<qint64> m_next;
    bool m_isWatched = false;
    bool m_isKnown = false;
    bool m_isAsking = false;
    bool m_isOld = true; ///< the rows are of another filter or connection

private:
    Place m_asked = Place::End; ///< what is asked while m_isAsking
    bool m_wantsMore = false; ///< when that has been answered
    int m_round = 0; ///< of filters and connections: an answer to an earlier one is dropped
};

} // namespace gatehouse::models
