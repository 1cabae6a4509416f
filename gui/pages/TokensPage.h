// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/ListPage.h"

namespace gatehouse::pages {

/// The personal access tokens: who they act for, what they may call, and the end of them.
class TokensPage : public ListPage<protocol::TokenRow>
{
    Q_OBJECT
public:
    explicit TokensPage(models::LiveData &live);

protected:
    QList<Detail> detailsOf(const QModelIndex &index) const override;
    void updateActions() override;
    void showEvent(QShowEvent *event) override;

private:
    void create();
    void askToRevoke();
    void refresh() { live().lists.refresh(models::ServerLists::List::Tokens); }

    QPushButton *m_create;
    QPushButton *m_revoke;
};

} // namespace gatehouse::pages
