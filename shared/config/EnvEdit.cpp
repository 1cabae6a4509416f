// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/EnvEdit.h"

#include "config/EnvFile.h"

#include <QByteArrayList>

namespace gatehouse::config {

namespace {

/// As parseEnvFile() reads it, so that lines have the same numbers.
QByteArray plainText(QByteArrayView text)
{
    QByteArray plain = text.toByteArray();
    if (plain.startsWith("\xef\xbb\xbf"))
        plain.remove(0, 3);
    return plain.replace("\r\n", "\n");
}

QByteArray lineFor(const NewSetting &change)
{
    return change.name + '=' + quotedEnvValue(change.value);
}

/// Where \a change stands in \a file: the places of its entries, the one that counts last.
QList<EnvLines> placesOf(const NewSetting &change, const EnvFile &file)
{
    QList<EnvLines> places;
    for (qsizetype i = 0; i < file.entries.size(); ++i) {
        const QByteArray &name = file.entries[i].name;
        if (name == change.name || name == change.name + "_FILE")
            places.append(file.lines[i]);
    }
    return places;
}

QByteArray edited(const QByteArray &text, const NewSetting &change)
{
    const QList<EnvLines> places = placesOf(change, parseEnvFile(text));
    QByteArrayList lines = text.split('\n');
    for (qsizetype i = places.size() - 1; i >= 0; --i) {
        const EnvLines &place = places[i];
        lines.remove(place.first - 1, place.last - place.first + 1);
        if (i == places.size() - 1 && !change.value.isEmpty())
            lines.insert(place.first - 1, lineFor(change));
    }
    if (!places.isEmpty() || change.value.isEmpty())
        return lines.join('\n');
    QByteArray whole = text;
    if (!whole.isEmpty() && !whole.endsWith('\n'))
        whole += '\n';
    return whole + lineFor(change) + '\n';
}

} // namespace

QByteArray editedEnvFile(QByteArrayView text, const QList<NewSetting> &changes)
{
    QByteArray whole = plainText(text);
    for (const NewSetting &change : changes)
        whole = edited(whole, change);
    return whole;
}

} // namespace gatehouse::config
