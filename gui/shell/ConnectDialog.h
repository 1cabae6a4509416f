// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/Tunnel.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLineEdit;
class QPushButton;

namespace gatehouse::pages {
class Notice;
}

namespace gatehouse::shell {

class LinesView;

/// Asks for the machine whose server one wants to see, and finds the way there. What was typed
/// stays until that is done.
class ConnectDialog : public QDialog
{
    Q_OBJECT
public:
    /// \a ssh: how machines are reached; its address is of no interest.
    ConnectDialog(remote::Tunnel::Options ssh, QWidget *parent);

    /// As if \a address had been typed, and the button pressed.
    void connectTo(const remote::Address &address);
    /// The way, once it has been accepted.
    std::unique_ptr<remote::Tunnel> takeTunnel() { return std::move(m_tunnel); }

private:
    void makeForm(QWidget *fields);
    void chooseRecent(int number);
    void begin();
    void follow();
    void setBusy(bool isBusy);

    const remote::Tunnel::Options m_ssh;
    std::unique_ptr<remote::Tunnel> m_tunnel;
    QList<remote::Address> m_recent;
    QComboBox *m_machine;
    QLineEdit *m_socket;
    QWidget *m_fields;
    pages::Notice *m_notice;
    LinesView *m_lines;
    QDialogButtonBox *m_buttons;
    QPushButton *m_connect;
};

} // namespace gatehouse::shell
