// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/PagedRows.h"

#include <QTimer>

namespace gatehouse::models {

/// The audit log, page by page. Rows that are written meanwhile come on top.
class AuditModel : public PagedRows<protocol::AuditPage>
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

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// The server has answered.
    void asked();
    void failed(const gatehouse::protocol::Failure &failure);

protected:
    void ask(Place place) override;
    void take(Place place, const protocol::AuditPage &page) override;
    void answered(const protocol::Failure *failure) override;

private:
    void askNews();
    void putOnTop(const protocol::AuditPage &page);
    QString cell(const protocol::AuditRow &row, int column) const;

    protocol::AuditFilter m_filter;
    QTimer m_news; ///< a moment after rows were written
    bool m_hasNews = false;
};

} // namespace gatehouse::models
