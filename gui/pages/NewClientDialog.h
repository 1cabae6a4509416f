// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/OnceDialog.h"

class QLineEdit;
class QPlainTextEdit;
class QRadioButton;
class QStackedWidget;
class QVBoxLayout;

namespace gatehouse::pages {

class ServerChoice;

/// Makes a client with a secret, and shows the secret this once. What was typed stays until the
/// server has made it. Keeps a reference to what is known of the server.
class NewClientDialog : public OnceDialog
{
    Q_OBJECT
public:
    NewClientDialog(models::LiveData &live, QWidget *parent);

private:
    QWidget *makeForm();
    QWidget *makeRedirects();
    QWidget *makeServers();
    /// What the server is to make; a sentence when something is missing.
    base::Result<protocol::NewClient, QString> wantedClient() const;
    void create() override;
    void showSecret(const protocol::CreatedClient &client);

    QLineEdit *m_name = nullptr;
    QRadioButton *m_forPeople = nullptr;
    QRadioButton *m_agent = nullptr;
    QStackedWidget *m_kind = nullptr;
    QPlainTextEdit *m_redirects = nullptr;
    ServerChoice *m_servers = nullptr;
    QLineEdit *m_scopes = nullptr;
};

} // namespace gatehouse::pages
