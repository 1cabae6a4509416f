// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SecretKeeper.h"
#include "pages/Keeping.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace gatehouse::pages {

class Notice;

/// Takes a secret and has it kept. What was typed stays until it is. Keeps a reference to what is
/// known of secrets.
class SecretDialog : public QDialog, public Keeping
{
    Q_OBJECT
public:
    struct About
    {
        QByteArray name;
        QString help;
        QString place; ///< where the server keeps secrets
    };
    SecretDialog(models::SecretKeeper &secrets, const About &about, QWidget *parent);

    /// Not while it keeps: nobody would be told how that ended. Asks when something is typed.
    void reject() override;
    std::optional<Question> beforeEnd() const override;
    bool isBusy() const override { return m_isKeeping; }

Q_SIGNALS:
    void kept(const gatehouse::models::SecretKeeper::Outcome &outcome);

private:
    void keep();
    void showButtons();

    models::SecretKeeper &m_secrets;
    const QByteArray m_name;
    Notice *m_notice;
    QLineEdit *m_value;
    QPushButton *m_keep = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_isKeeping = false;
};

/// A line for what nobody should read over somebody's shoulder, with a button that shows it.
QLineEdit *makeSecretEdit(QWidget *parent);

} // namespace gatehouse::pages
