// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/ListPage.h"

namespace gatehouse::pages {

/// The MCP servers behind the door.
class ServersPage : public ListPage<protocol::ServerRow>
{
    Q_OBJECT
public:
    explicit ServersPage(models::LiveData &live);

protected:
    QList<Detail> detailsOf(const QModelIndex &index) const override;
    void updateActions() override;

private:
    void reload();

    QPushButton *m_reload;
};

} // namespace gatehouse::pages
