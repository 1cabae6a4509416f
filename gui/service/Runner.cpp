// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/Runner.h"

#include <QTimer>

namespace gatehouse::service {

namespace {

constexpr qsizetype LinesShown = 12;

} // namespace

void Runner::later(const Done &done, const base::Result<void> &result)
{
    QTimer::singleShot(0, this, [done, result] { done(result); });
}

QStringList lastLines(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines.size() > LinesShown ? lines.last(LinesShown) : lines;
}

} // namespace gatehouse::service
