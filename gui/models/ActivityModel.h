// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SessionsModel.h"

#include <QCoreApplication>

#include <deque>

namespace gatehouse::models {

/// The latest that happened, the newest first; no more than Most.
class ActivityModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, What, ColumnCount };
    /// What an entry is about, as a page may want to show it.
    enum class Kind { Opened, Arrived, Ended, Refused, Registered, Waiting, Alert, Good };
    static constexpr int KindRole = Qt::UserRole + 1;
    static constexpr std::size_t Most = 500;

    ActivityModel(const SessionsModel &sessions, const base::Clock &clock);

    /// Before \a sessions has heard of it, since what ended is named by its row.
    void take(const protocol::Event &event);
    /// What the audit log, newest first, has of until \a until and is not known yet.
    void fill(const QList<protocol::AuditRow> &rows, base::sys_seconds until);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Entry
    {
        base::sys_seconds at;
        Kind kind = Kind::Opened;
        QString text;
    };
    struct Visitor;

    void add(Kind kind, const QString &text);
    bool isToldSince(base::sys_seconds since, const Entry &entry) const;
    static std::optional<Entry> entryOf(const protocol::AuditRow &row);

    const SessionsModel &m_sessions;
    const base::Clock &m_clock;
    std::deque<Entry> m_entries;
};

} // namespace gatehouse::models
