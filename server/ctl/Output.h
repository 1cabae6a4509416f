// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "ctl/Table.h"

#include <QJsonObject>

#include <cstdio>
#include <optional>

namespace gatehouse::ctl {

/// Where answers go: text for people, or one line of JSON each for scripts. Nothing that somebody
/// else chose reaches a terminal as it is.
class Output
{
public:
    enum class Form { Text, Json };

    /// \a width: of the terminal; nothing when the output is none.
    Output(std::FILE *stream, Form form, std::optional<int> width)
        : m_stream(stream)
        , m_form(form)
        , m_width(width)
    { }

    bool isJson() const { return m_form == Form::Json; }
    void say(const Table &table) { write(table.text(m_width)); }
    /// One line.
    void say(const QString &line);
    void say(const QStringList &lines)
    {
        for (const QString &line : lines)
            say(line);
    }
    void json(const QJsonObject &object);
    /// As it is: a text of this program's own, or lines of a file, which the server has made
    /// printable.
    void raw(const QString &text) { write(text); }

private:
    void write(const QString &text);

    std::FILE *m_stream;
    Form m_form;
    std::optional<int> m_width;
};

/// How wide the terminal behind \a stream is; nothing when there is none.
std::optional<int> terminalWidth(std::FILE *stream);

/// In the time of this place: "2026-01-31 17:05"; a dash for nothing.
QString shownTime(std::optional<base::sys_seconds> time);

} // namespace gatehouse::ctl
