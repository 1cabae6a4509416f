// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"

#include <QDialog>

class QComboBox;
class QDateEdit;
class QDialogButtonBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace gatehouse::pages {

class Notice;
class ServerChoice;

/// Makes a personal access token, and shows it this once. What was typed stays until the server has
/// made it. Keeps a reference to what is known of the server.
class NewTokenDialog : public QDialog
{
    Q_OBJECT
public:
    NewTokenDialog(models::LiveData &live, QWidget *parent);

Q_SIGNALS:
    void created();

private:
    QWidget *makeForm();
    QLayout *makeExpiry(QWidget *form);
    void addPeople();
    /// The id of somebody who was chosen from the list, or what was typed.
    QString person() const;
    base::sys_seconds expiresAt() const;
    /// What the server is to make; a sentence when something is missing.
    base::Result<protocol::NewToken, QString> wantedToken() const;
    void create();
    void showToken(const protocol::CreatedToken &token);

    models::LiveData &m_live;
    QLineEdit *m_name = nullptr;
    QComboBox *m_person = nullptr;
    ServerChoice *m_servers = nullptr;
    QLineEdit *m_tools = nullptr;
    QComboBox *m_expiry = nullptr;
    QDateEdit *m_day = nullptr;
    Notice *m_notice;
    QStackedWidget *m_steps;
    QDialogButtonBox *m_buttons;
    QPushButton *m_create;
};

} // namespace gatehouse::pages
