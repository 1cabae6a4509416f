// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QHash>

#include <vector>

namespace gatehouse::models {

/// A list that the server answers whole, as a table: what is the same row in two answers keeps its
/// place and its selection. Not sorted; see SortedRows.
template <typename Row> class RowsModel : public QAbstractTableModel
{
public:
    static constexpr int SortRole = Qt::UserRole;

    struct Column
    {
        const char *title; ///< QT_TRANSLATE_NOOP
        QString (*cell)(const Row &row);
        QVariant (*sortedBy)(const Row &row) = nullptr; ///< the text when it is null
        bool isNumber = false;
    };
    /// \a context: of the titles, for translating.
    RowsModel(const char *context, std::vector<Column> columns, QByteArray (*keyOf)(const Row &),
        QObject *parent = nullptr)
        : QAbstractTableModel(parent)
        , m_context(context)
        , m_columns(std::move(columns))
        , m_keyOf(keyOf)
    { }

    /// These are all.
    void setRows(const QList<Row> &rows)
    {
        QHash<QByteArray, qsizetype> wanted;
        for (qsizetype i = 0; i < rows.size(); ++i)
            wanted.insert(m_keyOf(rows.at(i)), i);
        for (int place = int(m_rows.size()) - 1; place >= 0; --place) {
            const auto found = wanted.constFind(m_keyOf(m_rows.at(place)));
            if (found == wanted.cend())
                removeAt(place);
        }
        for (Row &row : m_rows)
            row = rows.at(wanted.take(m_keyOf(row)));
        if (!m_rows.isEmpty()) // told once, or a proxy would sort once for each
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        QList<Row> fresh;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (wanted.value(m_keyOf(rows.at(i)), -1) == i)
                fresh.append(rows.at(i));
        }
        append(fresh);
    }
    /// One more, or another state of one that is there.
    void put(const Row &row)
    {
        const int place = placeOf(m_keyOf(row));
        if (place >= 0)
            replace(place, row);
        else
            append({row});
    }
    void remove(const QByteArray &key)
    {
        const int place = placeOf(key);
        if (place >= 0)
            removeAt(place);
    }

    const QList<Row> &rows() const { return m_rows; }
    /// Null when there is none.
    const Row *rowAt(int place) const
    {
        return place >= 0 && place < m_rows.size() ? &m_rows.at(place) : nullptr;
    }
    const Row *find(const QByteArray &key) const { return rowAt(placeOf(key)); }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const Column &column = m_columns.at(std::size_t(section));
        if (role == Qt::TextAlignmentRole && column.isNumber)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return role == Qt::DisplayRole
            ? QVariant(QCoreApplication::translate(m_context, column.title))
            : QVariant();
    }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        const Row *row = index.isValid() ? rowAt(index.row()) : nullptr;
        if (!row)
            return {};
        const Column &column = m_columns.at(std::size_t(index.column()));
        if (role == Qt::TextAlignmentRole && column.isNumber)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        if (role == SortRole && column.sortedBy)
            return column.sortedBy(*row);
        if (role == Qt::DisplayRole || role == SortRole || role == Qt::ToolTipRole)
            return column.cell(*row);
        return {};
    }

private:
    int placeOf(const QByteArray &key) const
    {
        for (int place = 0; place < int(m_rows.size()); ++place) {
            if (m_keyOf(m_rows.at(place)) == key)
                return place;
        }
        return -1;
    }
    void removeAt(int place)
    {
        beginRemoveRows({}, place, place);
        m_rows.removeAt(place);
        endRemoveRows();
    }
    void append(const QList<Row> &rows)
    {
        if (rows.isEmpty())
            return;
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
        m_rows.append(rows);
        endInsertRows();
    }
    void replace(int place, const Row &row)
    {
        m_rows[place] = row;
        Q_EMIT dataChanged(index(place, 0), index(place, columnCount() - 1));
    }

    const char *m_context;
    const std::vector<Column> m_columns;
    QByteArray (*m_keyOf)(const Row &);
    QList<Row> m_rows;
};

} // namespace gatehouse::models
