// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace gatehouse::ctl {

/// Rows under headings, for people. Pure.
class Table
{
public:
    explicit Table(QStringList headings)
        : m_headings(std::move(headings))
    { }

    /// One cell for each heading. Control characters are shown, not obeyed.
    void add(const QStringList &cells);

    /// As lines, each column as wide as it needs. With a \a width, in columns of a terminal, the
    /// widest cells are elided until a line fits.
    QString text(std::optional<int> width) const;

private:
    std::vector<int> widths(std::optional<int> width) const;

    QStringList m_headings;
    QList<QStringList> m_rows;
};

/// How many columns of a terminal \a text takes.
int columnsOf(const QString &text);
/// \a text in at most \a columns, its end replaced by an ellipsis when it is longer.
QString elided(const QString &text, int columns);

} // namespace gatehouse::ctl
