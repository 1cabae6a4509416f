// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/ListPage.h"

#include <QSet>

namespace gatehouse::pages {

/// Where people sign in, and whether that works.
class SignInPage : public ListPage<protocol::ProviderRow>
{
    Q_OBJECT
public:
    explicit SignInPage(models::LiveData &live);

protected:
    QList<Detail> detailsOf(const QModelIndex &index) const override;
    void updateActions() override;

private:
    void test();
    void openCredentials();

    QPushButton *m_test;
    QPushButton *m_credentials;
    QSet<QByteArray> m_underTest;
};

} // namespace gatehouse::pages
