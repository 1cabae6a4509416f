// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/ListPage.h"

namespace gatehouse::pages {

/// The programs that are known, and what the owner of the server decides about them. Those that
/// wait are in the WaitingPanel, which stands above every page.
class ClientsPage : public ListPage<protocol::ClientRow>
{
    Q_OBJECT
public:
    explicit ClientsPage(models::LiveData &live);

protected:
    QList<Detail> detailsOf(const QModelIndex &index) const override;
    void updateActions() override;

private:
    void askToBlock();
    void askToDelete();
    void approve();
    void unblock();
    void create();
    void refresh() { live().lists.refresh(models::ServerLists::List::Clients); }

    QPushButton *m_create;
    QPushButton *m_approve;
    QPushButton *m_block;
    QPushButton *m_unblock;
    QPushButton *m_delete;
};

} // namespace gatehouse::pages
