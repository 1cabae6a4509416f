// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/SetupPage.h"

class QListWidget;

namespace gatehouse::pages {
class Snippet;
}

namespace gatehouse::wizard {

/// How each client is connected.
class ConnectPage : public SetupPage
{
    Q_OBJECT
public:
    explicit ConnectPage(Context &context);

protected:
    void load() override;
    void save() override { }

private:
    void showClient(int row);
    QString address();

    pages::Snippet *m_address;
    QListWidget *m_clients;
    QLabel *m_how;
    pages::Snippet *m_snippet;
};

} // namespace gatehouse::wizard
