// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveServer.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace gatehouse::models {

/// How clients tried to connect, the newest first: a page of it is asked for when somebody comes
/// near its end, and the first one again and again while somebody looks, since what is to be said
/// of an attempt also changes when nothing more happens. An attempt that is in two answers keeps
/// its selection. Keeps a reference to the server.
class AttemptsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Client, HowFar, Finding, ColumnCount };
    static constexpr int StateRole = Qt::UserRole; ///< AttemptWords::State
    static constexpr int PageRows = 100;

    explicit AttemptsModel(LiveServer &server, QObject *parent = nullptr);

    /// Another filter begins at the top.
    void setFilter(const QString &text, bool onlyTrouble);
    /// Somebody looks at it, or no longer does.
    void setWatched(bool isWatched);
    /// The server has said what there is of this filter, as far as it goes.
    bool isKnown() const { return m_isKnown; }
    /// There are rows that were not asked for yet.
    bool hasMore() const { return m_next.has_value(); }
    /// Null when there is none.
    const protocol::AttemptRow *rowAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Asks for the next page unless it is under way or there is none; while the first one is asked
    /// for, after that. Not fetchMore(): a tree view calls that at every layout, and so would ask
    /// for all there is.
    void askForMore();

Q_SIGNALS:
    /// The server has answered.
    void asked();
    /// It cannot say it; told once until it can again.
    void failed(const gatehouse::protocol::Failure &failure);

private:
    enum class Place { Top, End };

    void restart();
    void ask(Place place);
    void take(Place place, const protocol::AttemptsPage &page);
    void replaceBy(const protocol::AttemptsPage &page);
    void append(const QList<protocol::AttemptRow> &rows);
    void putOnTop(const protocol::AttemptsPage &page);
    void put(int place, const protocol::AttemptRow &row);
    void insert(int place, const protocol::AttemptRow &row);
    void remove(int place, int count);
    void move(int from, int to);
    /// Of the row between two places that is the same attempt as \a row; -1 when it is not there.
    int placeOf(const protocol::AttemptRow &row, int from, int end) const;
    QString cell(const protocol::AttemptRow &row, int column) const;

    LiveServer &m_server;
    protocol::AttemptsQuery m_filter;
    QList<protocol::AttemptRow> m_rows;
    std::optional<qint64> m_next;
    QTimer m_again;
    bool m_isWatched = false;
    bool m_isKnown = false;
    bool m_isAsking = false;
    Place m_asked = Place::End; ///< what is asked then
    bool m_wantsMore = false; ///< when that has been answered
    bool m_isOld = true; ///< the rows are of another filter or connection
    bool m_hasFailed = false;
    int m_round = 0; ///< of filters and connections: an answer to an earlier one is dropped
};

} // namespace gatehouse::models
