// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/Messages.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QTimer>

#include <memory>
#include <unordered_map>
#include <vector>

namespace gatehouse::models {

/// Every session that lives, in the order and through the filter that is wanted.
///
/// It sorts and filters by itself: what changed is gathered and told once a frame, so that the
/// order is made anew once a frame too, and not for each of a thousand changes a second as a proxy
/// would. Who is selected stays selected.
class SessionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Person, Client, Server, Since, Used, Requests, Ends, From, ColumnCount };
    static constexpr std::chrono::milliseconds Frame {50};

    explicit SessionsModel(QObject *parent = nullptr);
    ~SessionsModel() override;

    /// These are all, whatever was before; what is in both stays where it is.
    void begin(const QList<protocol::SessionRow> &rows);
    void take(const protocol::Event &event);
    /// Shows what holds \a text somewhere, letter case ignored.
    void setFilter(const QString &text);
    const QString &filter() const { return m_filter; }
    /// How it sorts texts.
    const QCollator &collator() const { return m_collator; }
    /// Shows now what has changed since the last frame.
    void settle();

    /// Of all sessions, shown or not.
    int total() const { return int(m_entries.size()); }
    const protocol::SessionRow *find(const QByteArray &id) const;
    /// Null when there is no such row.
    const protocol::SessionRow *rowAt(const QModelIndex &index) const;
    QModelIndex indexOf(const QByteArray &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    /// The number of all or of the shown ones has changed.
    void countsChanged();
    /// The rows at these places say something else, in their order: what dataChanged tells in few
    /// ranges, which hold others too.
    void placesChanged(const std::vector<int> &places);

private:
    struct Entry
    {
        protocol::SessionRow row;
        QString haystack; ///< what the filter looks through
        qint64 number = 0; ///< what is sorted by, when it is a number
        std::optional<QCollatorSortKey> text; ///< when it is a text
        int place = -1; ///< in m_shown
        bool isTouched = false;
        bool isGone = false;
    };
    using Entries = std::vector<Entry *>;

    void put(const protocol::SessionRow &row);
    void noteUse(Entry &entry, const protocol::SessionUsed &used);
    void touch(Entry &entry);
    void drop(const QByteArray &id);
    void rekey(Entry &entry) const;
    bool fits(const Entry &entry) const;
    bool isBefore(const Entry *a, const Entry *b) const;
    void renumber(std::size_t from);
    void append(const Entries &added);
    void tellChanged(const Entries &changed);
    void reorder(Entries moved, const Entries &leaving);
    void cutTail(const Entries &leaving);
    /// \a order holds what is shown now, in another order.
    void rearrange(Entries order);

    std::unordered_map<QByteArray, std::unique_ptr<Entry>> m_entries;
    std::vector<std::unique_ptr<Entry>> m_gone; ///< but shown until the frame ends
    Entries m_shown;
    Entries m_touched;
    QTimer m_frame;
    QCollator m_collator;
    QString m_filter;
    QString m_needle; ///< the filter in one letter case
    int m_sortColumn = Since;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace gatehouse::models
