// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Table.h"

#include "base/Printable.h"

#include <algorithm>
#include <cwchar>
#include <numeric>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Gap = 2; ///< between two columns
constexpr int NarrowestColumn = 6;

int columnsOfOne(char32_t character)
{
    const int columns = ::wcwidth(wchar_t(character));
    return columns < 0 ? 1 : columns;
}

QString padded(const QString &text, int columns)
{
    return text + QString(std::max(0, columns - columnsOf(text)), u' ');
}

} // namespace

int columnsOf(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return std::accumulate(characters.cbegin(), characters.cend(), 0,
        [](int sum, uint character) { return sum + columnsOfOne(char32_t(character)); });
}

QString elided(const QString &text, int columns)
{
    if (columnsOf(text) <= columns)
        return text;
    QString kept;
    int taken = 1; // the ellipsis
    for (const uint character : text.toUcs4()) {
        taken += columnsOfOne(char32_t(character));
        if (taken > columns)
            break;
        const char32_t one = character;
        kept += QString::fromUcs4(&one, 1);
    }
    return kept + u'…';
}

void Table::add(const QStringList &cells)
{
    QStringList row;
    for (const QString &cell : cells)
        row.append(base::printable(cell));
    m_rows.append(row);
}

std::vector<int> Table::widths(std::optional<int> width) const
{
    std::vector<int> widths;
    for (qsizetype column = 0; column < m_headings.size(); ++column) {
        int widest = columnsOf(m_headings[column]);
        for (const QStringList &row : m_rows)
            widest = std::max(widest, columnsOf(row.value(column)));
        widths.push_back(widest);
    }
    if (!width)
        return widths;
    int excess =
        std::accumulate(widths.begin(), widths.end(), Gap * int(widths.size() - 1)) - *width;
    while (excess > 0) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (*widest <= NarrowestColumn)
            break;
        --*widest;
        --excess;
    }
    return widths;
}

QString Table::text(std::optional<int> width) const
{
    const std::vector<int> columns = widths(width);
    QString text;
    const auto addLine = [&](const QStringList &cells) {
        QString line;
        for (std::size_t i = 0; i < columns.size(); ++i)
            line += padded(elided(cells.value(qsizetype(i)), columns[i]), columns[i] + Gap);
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    };
    addLine(m_headings);
    for (const QStringList &row : m_rows)
        addLine(row);
    return text;
}

} // namespace gatehouse::ctl
