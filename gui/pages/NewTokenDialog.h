// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/OnceDialog.h"

class QComboBox;
class QDateEdit;
class QLineEdit;

namespace gatehouse::pages {

class ServerChoice;

/// Makes a personal access token, and shows it this once. What was typed stays until the server has
/// made it. Keeps a reference to what is known of the server.
class NewTokenDialog : public OnceDialog
{
    Q_OBJECT
public:
    NewTokenDialog(models::LiveData &live, QWidget *parent);

private:
    QWidget *makeForm();
    QLayout *makeExpiry(QWidget *form);
    void addPeople();
    /// The id of somebody who was chosen from the list, or what was typed.
    QString person() const;
    base::sys_seconds expiresAt() const;
    /// What the server is to make; a sentence when something is missing.
    base::Result<protocol::NewToken, QString> wantedToken() const;
    void create() override;
    void showToken(const protocol::CreatedToken &token);

    QLineEdit *m_name = nullptr;
    QComboBox *m_person = nullptr;
    ServerChoice *m_servers = nullptr;
    QLineEdit *m_tools = nullptr;
    QComboBox *m_expiry = nullptr;
    QDateEdit *m_day = nullptr;
};

} // namespace gatehouse::pages
