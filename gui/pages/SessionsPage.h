// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/TablePage.h"

class QPushButton;

namespace gatehouse::pages {

/// Who is connected right now, and the end of it.
class SessionsPage : public TablePage
{
    Q_OBJECT
public:
    explicit SessionsPage(models::LiveData &live);

protected:
    QList<Detail> detailsOf(const QModelIndex &index) const override;
    void updateActions() override;
    void filter(const QString &text) override;
    int totalOfRows() const override;

private:
    const protocol::SessionRow *selected() const;
    void askToEnd();
    void askToEndAllOfPerson();
    void askToEndAllOfClient();
    void end(const protocol::EndWhat &what);

    QPushButton *m_end;
    QPushButton *m_endPerson;
    QPushButton *m_endClient;
};

} // namespace gatehouse::pages
