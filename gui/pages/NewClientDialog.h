// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/ClientTemplates.h"
#include "pages/OnceDialog.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QVBoxLayout;

namespace gatehouse::pages {

class ServerChoice;

/// Makes a client of a product, and shows what to enter there; its secret this once. What was typed
/// stays until the server has made it, also when another product is chosen. Keeps a reference to
/// what is known of the server.
class NewClientDialog : public OnceDialog
{
    Q_OBJECT
public:
    NewClientDialog(models::LiveData &live, QWidget *parent);

private:
    QWidget *makeForm();
    QWidget *makeRedirects();
    QWidget *makeServers();
    const ClientTemplate &chosen() const;
    bool isAgent() const { return chosen().product == ClientTemplate::Product::Agent; }
    void fillIn();
    /// What the server is to make; a sentence when something is missing.
    base::Result<protocol::NewClient, QString> wantedClient() const;
    void create() override;
    /// What it was made for; the form may say something else by then.
    struct Asked
    {
        ClientTemplate::Product product;
        QByteArray server; ///< the first that it may use; empty: the form has none
    };
    void showMade(const protocol::CreatedClient &made, const Asked &asked);

    const QList<ClientTemplate> m_templates;
    int m_filledIn = 0; ///< which of them
    QComboBox *m_product = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_hint = nullptr;
    QStackedWidget *m_kind = nullptr;
    QPlainTextEdit *m_redirects = nullptr;
    QCheckBox *m_hasSecret = nullptr;
    ServerChoice *m_servers = nullptr;
    QLineEdit *m_scopes = nullptr;
};

} // namespace gatehouse::pages
