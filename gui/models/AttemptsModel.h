// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/PagedRows.h"

#include <QTimer>

namespace gatehouse::models {

/// How clients tried to connect, page by page: the first one is asked for again and again while
/// somebody looks, since what is to be said of an attempt also changes when nothing more happens.
/// An attempt that is in two answers keeps its selection.
class AttemptsModel : public PagedRows<protocol::AttemptsPage>
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

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// The server has answered.
    void asked();
    /// It cannot say it; told once until it can again.
    void failed(const gatehouse::protocol::Failure &failure);

protected:
    void ask(Place place) override;
    void take(Place place, const protocol::AttemptsPage &page) override;
    void answered(const protocol::Failure *failure) override;

private:
    void appendNew(const QList<protocol::AttemptRow> &rows);
    void putOnTop(const protocol::AttemptsPage &page);
    void put(int place, const protocol::AttemptRow &row);
    void insert(int place, const protocol::AttemptRow &row);
    void remove(int place, int count);
    void move(int from, int to);
    /// Of the row between two places that is the same attempt as \a row; -1 when it is not there.
    int placeOf(const protocol::AttemptRow &row, int from, int end) const;
    QString cell(const protocol::AttemptRow &row, int column) const;

    protocol::AttemptsQuery m_filter;
    QTimer m_again;
    bool m_hasFailed = false;
};

} // namespace gatehouse::models
