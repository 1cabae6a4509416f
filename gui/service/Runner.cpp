// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/Runner.h"

#include <QTimer>

namespace gatehouse::service {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype FirstLines = 20;
constexpr qsizetype LastLines = 80;

} // namespace

void Runner::later(const Done &done, const base::Result<void> &result)
{
    QTimer::singleShot(0, this, [done, result] { done(result); });
}

QStringList linesToShow(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    if (lines.size() > FirstLines + LastLines)
        lines = lines.first(FirstLines) + QStringList {u"…"_s} + lines.last(LastLines);
    return lines;
}

} // namespace gatehouse::service
