// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/ListPage.h"

namespace gatehouse::pages {

/// Who has a session.
class PeoplePage : public ListPage<protocol::PersonRow>
{
    Q_OBJECT
public:
    explicit PeoplePage(models::LiveData &live);

protected:
    QList<Detail> detailsOf(const QModelIndex &index) const override;
    void updateActions() override;

private:
    void askToEndAll();

    QPushButton *m_end;
};

} // namespace gatehouse::pages
