// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/SetupPage.h"

class QListWidget;

namespace gatehouse::wizard {

class Snippet;

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

    Snippet *m_address;
    QListWidget *m_clients;
    QLabel *m_how;
    Snippet *m_snippet;
};

} // namespace gatehouse::wizard
