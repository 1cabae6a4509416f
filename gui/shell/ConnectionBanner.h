// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveServer.h"
#include "pages/Notice.h"

namespace gatehouse::shell {

/// Says why there is no server and what to do, for as long as there is none. Keeps a reference to
/// the server.
class ConnectionBanner : public pages::Notice
{
    Q_OBJECT
public:
    explicit ConnectionBanner(models::LiveServer &server, QWidget *parent = nullptr);

    /// What to do when there is no server, in place of what the banner knows.
    void setAdvice(const QString &sentence);
    /// The server is on another machine.
    void setMachine(const QString &name);
    /// While it is, something else says why there is no server.
    void setSilent(bool isSilent);

private:
    void follow();
    QString sentence() const;

    models::LiveServer &m_server;
    QPushButton *m_retry;
    QString m_advice;
    QString m_machine;
    bool m_isSilent = false;
};

} // namespace gatehouse::shell
