// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveServer.h"

#include <QTimer>

namespace gatehouse::wizard {

/// One examination by the doctor of the server. Keeps a reference to the server.
class Examining : public QObject
{
    Q_OBJECT
public:
    explicit Examining(models::LiveServer &server, QObject *parent = nullptr);

    void start();
    void stop();

Q_SIGNALS:
    /// So many of so many checks are done.
    void progressed(int done, int all);
    void finished(const gatehouse::protocol::Examination &examination);
    void failed(const QString &why);

private:
    void ask(const QString &method);
    void take(const protocol::Examination &examination);

    models::LiveServer &m_server;
    QTimer m_pause;
    bool m_isWanted = false;
};

} // namespace gatehouse::wizard
