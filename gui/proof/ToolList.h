// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "proof/Web.h"

#include <QJsonObject>

namespace gatehouse::proof {

/// What an MCP server can do, asked at our door as a client asks.
class ToolList : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const base::Result<QStringList, Failure> &)>;

    /// \a done is called once, later, with the names of all tools, unless this is gone by then. \a
    /// web must outlive this.
    ToolList(
        Web &web, const QUrl &server, base::Secret token, Done done, QObject *parent = nullptr);

    void start();

private:
    using Next = std::function<void(const QJsonObject &result)>;

    void call(const QByteArray &method, const QJsonObject &params, const Next &next);
    void take(const WebAnswer &answer, const Next &next);
    void announce();
    void list(const QString &cursor);
    void finish(const base::Result<QStringList, Failure> &result);
    WebRequest request(const QByteArray &method, const QByteArray &body) const;

    Web &m_web;
    const QUrl m_server;
    const base::Secret m_token;
    Done m_done;
    QByteArray m_session; ///< Mcp-Session-Id
    QByteArray m_revision;
    QStringList m_tools;
    int m_id = 0;
};

} // namespace gatehouse::proof
