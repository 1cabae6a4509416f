// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Notice.h"
#include "remote/Tunnel.h"

namespace gatehouse::shell {

/// Says that one sees the server of another machine, of which one, and how the way there is. Keeps
/// a reference to the way.
class MachineBanner : public pages::Notice
{
    Q_OBJECT
public:
    explicit MachineBanner(remote::Tunnel &tunnel, QWidget *parent = nullptr);

Q_SIGNALS:
    /// To this machine.
    void backWanted();

private:
    void follow();
    void showDetails();

    remote::Tunnel &m_tunnel;
    QPushButton *m_retry;
    QPushButton *m_details;
};

} // namespace gatehouse::shell
