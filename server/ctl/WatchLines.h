// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/Output.h"
#include "link/EventStream.h"

#include <QHash>

namespace gatehouse::ctl {

Table sessionTable(const QList<protocol::SessionRow> &rows);

/// `sessions --watch`: the table, then a line for each change, or JSON of the same.
class WatchLines
{
public:
    explicit WatchLines(Output &out)
        : m_out(out)
    { }

    void begin(const link::EventStream::Beginning &beginning);
    void tell(const protocol::Event &event);

private:
    struct Visitor;
    void say(const QString &what, const QStringList &about);
    QString labelOf(const QByteArray &session) const;

    Output &m_out;
    QHash<QByteArray, protocol::SessionRow> m_sessions;
};

} // namespace gatehouse::ctl
