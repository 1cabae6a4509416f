// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveServer.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace gatehouse::models {

/// The audit log, the newest first: a page of it is asked for when somebody comes near its end, so
/// a log of any length costs what was looked at. Rows that are written meanwhile come on top. Keeps
/// a reference to the server.
class AuditModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, What, Person, Client, Detail, By, ColumnCount };
    static constexpr int PageRows = 200;

    explicit AuditModel(LiveServer &server, QObject *parent = nullptr);

    /// Another filter begins at the top.
    void setFilter(const protocol::AuditFilter &filter);
    const protocol::AuditFilter &filter() const { return m_filter; }
    /// Somebody looks at it, or no longer does.
    void setWatched(bool isWatched);
    /// The server has said what there is of this filter, as far as it goes.
    bool isKnown() const { return m_isKnown; }
    /// There are rows that were not asked for yet.
    bool hasMore() const { return m_next.has_value(); }
    /// Null when there is none.
    const protocol::AuditRow *rowAt(int row) const;

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
    void failed(const gatehouse::protocol::Failure &failure);

private:
    enum class Place { Top, End };

    void begin();
    void restart();
    void askNews();
    void ask(Place place);
    void take(Place place, const protocol::AuditPage &page);
    void replaceBy(const protocol::AuditPage &page);
    void append(const QList<protocol::AuditRow> &rows);
    void putOnTop(const protocol::AuditPage &page);
    QString cell(const protocol::AuditRow &row, int column) const;

    LiveServer &m_server;
    protocol::AuditFilter m_filter;
    QList<protocol::AuditRow> m_rows;
    std::optional<qint64> m_next;
    QTimer m_news; ///< a moment after rows were written
    bool m_hasNews = false;
    bool m_isWatched = false;
    bool m_isKnown = false;
    bool m_isAsking = false;
    Place m_asked = Place::End; ///< what is asked then
    bool m_wantsMore = false; ///< when that has been answered
    bool m_isOld = true; ///< the rows are of another filter or connection
    int m_round = 0; ///< of filters and connections: an answer to an earlier one is dropped
};

} // namespace gatehouse::models
