// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Folds.h"
#include "pages/GroupChoice.h"
#include "pages/TablePage.h"

class QPushButton;

namespace gatehouse::pages {

/// Who is connected right now, each alone or under a person or a client, and the end of it.
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
    int shownRows() const override;

private:
    /// The session that is selected; null when it is a group.
    const protocol::SessionRow *selected() const { return rowOf(current()); }
    const protocol::SessionRow *rowOf(const QModelIndex &index) const;
    /// The same, or one of the group that is selected.
    const protocol::SessionRow *selectedOrOneOf() const;
    bool isGroup(const QModelIndex &index) const { return m_groups && m_groups->isGroup(index); }
    QList<Detail> detailsOfGroup(const QModelIndex &group) const;
    void regroup();
    void askToEnd();
    void askToEndAllOfPerson();
    void askToEndAllOfClient();
    void end(const protocol::EndWhat &what);

    QPushButton *m_end;
    QPushButton *m_endPerson;
    QPushButton *m_endClient;
    QPushButton *m_way;
    QPushButton *m_copy;
    GroupChoice *m_choice;
    Folds m_folds;
    std::unique_ptr<models::SessionGroups> m_groups; ///< null: there are none
};

} // namespace gatehouse::pages
