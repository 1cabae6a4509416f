// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Output.h"

#include "base/Json.h"
#include "base/Printable.h"

#include <QDateTime>

#include <sys/ioctl.h>

#include <unistd.h>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;

void Output::say(const QString &line)
{
    write(base::printable(line) + u'\n');
}

void Output::json(const QJsonObject &object)
{
    write(QString::fromUtf8(base::printableJson(base::toJson(object))) + u'\n');
}

void Output::write(const QString &text)
{
    std::fputs(text.toUtf8().constData(), m_stream);
    std::fflush(m_stream);
}

std::optional<int> terminalWidth(std::FILE *stream)
{
    winsize size {};
    if (::isatty(::fileno(stream)) == 0 || ::ioctl(::fileno(stream), TIOCGWINSZ, &size) != 0
        || size.ws_col == 0)
        return std::nullopt;
    return size.ws_col;
}

QString shownTime(std::optional<base::sys_seconds> time)
{
    if (!time)
        return u"-"_s;
    return QDateTime::fromSecsSinceEpoch(time->time_since_epoch().count())
        .toString(u"yyyy-MM-dd HH:mm"_s);
}

} // namespace gatehouse::ctl
