// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proof/ToolList.h"
#include "service/TrialServer.h"

namespace gatehouse::wizard {

/// Asks the MCP servers of a draft for their tools, through a server that is there for that alone.
class ServersTrial : public QObject
{
    Q_OBJECT
public:
    explicit ServersTrial(QObject *parent = nullptr);

    bool isRunning() const { return m_server != nullptr; }
    /// One at a time. \a servers: a servers file.
    void run(const QByteArray &servers, const service::Places &places);

Q_SIGNALS:
    /// What a server has, or why that is not known.
    void listed(const QString &server, const QStringList &tools);
    void failed(const QString &server, const gatehouse::proof::Failure &failure);
    /// No server can be asked.
    void stopped(const gatehouse::service::Trouble &trouble);
    void finished();

private:
    struct Place
    {
        QString name;
        QByteArray url;
    };

    void readServers();
    void makeToken();
    void askNext(const base::Secret &token);
    void stop(const service::Trouble &trouble);
    void end();

    std::unique_ptr<service::TrialServer> m_server;
    proof::Web m_web;
    QList<Place> m_places; ///< to be asked
    QObject *m_asked = nullptr;
};

} // namespace gatehouse::wizard
