// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/FieldSyntax.h"

#include "net/CharTable.h"

namespace gatehouse::net {

namespace {

constexpr CharTable fieldValueTable()
{
    CharTable table {};
    table['\t'] = true;
    for (int c = 0x20; c <= 0xff; ++c)
        table[static_cast<std::size_t>(c)] = c != 0x7f;
    return table;
}

constexpr CharTable TokenChars = alphanumericsAnd("!#$%&'*+-.^_`|~");
constexpr CharTable FieldValueChars = fieldValueTable();

} // namespace

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && consistsOf(text, TokenChars);
}

bool isFieldValue(QByteArrayView value)
{
    return consistsOf(value, FieldValueChars);
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

QByteArrayView trimBlanks(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

bool sameName(QByteArrayView name, QByteArrayView lowerCase)
{
    return name.size() == lowerCase.size() && name.compare(lowerCase, Qt::CaseInsensitive) == 0;
}

bool listHolds(QByteArrayView list, QByteArrayView token)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        const QByteArrayView item = comma < 0 ? list : list.first(comma);
        if (sameName(trimBlanks(item), token))
            return true;
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
    return false;
}

bool isSpoilt(QByteArrayView line)
{
    const qsizetype carriageReturn = line.indexOf('\r');
    return line.contains('\0') || (carriageReturn >= 0 && carriageReturn != line.size() - 1);
}

} // namespace gatehouse::net
