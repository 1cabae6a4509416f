// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/ConnectDialog.h"

#include "pages/DialogRoom.h"
#include "pages/Notice.h"
#include "shell/LinesView.h"
#include "shell/RecentMachines.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;
using remote::Tunnel;

ConnectDialog::ConnectDialog(Tunnel::Options ssh, QWidget *parent)
    : QDialog(parent)
    , m_ssh(std::move(ssh))
    , m_recent(recentMachines())
    , m_machine(new QComboBox)
    , m_socket(new QLineEdit)
    , m_fields(new QWidget(this))
    , m_notice(new pages::Notice(pages::Notice::Closing::ByItself, this))
    , m_lines(new LinesView(tr("What ss&h said:"), this))
    , m_buttons(new QDialogButtonBox(this))
    , m_connect(m_buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole))
{
    setWindowTitle(tr("Connect to a server"));
    auto *help = new QLabel(
        tr("The server of another machine is administered through ssh, with the keys that you sign "
           "in there with. Nothing is opened on the network for it."),
        this);
    help->setWordWrap(true);
    makeForm(m_fields);
    QPushButton *cancel = m_buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_connect->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(help);
    layout->addWidget(m_fields);
    layout->addWidget(m_notice);
    layout->addWidget(m_lines, 1);
    layout->addStretch();
    layout->addWidget(m_buttons);
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::begin);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    resize(560, 220);
    pages::makeRoom(*this);
}

void ConnectDialog::makeForm(QWidget *fields)
{
    m_machine->setEditable(true);
    m_machine->setInsertPolicy(QComboBox::NoInsert);
    for (const remote::Address &address : m_recent)
        m_machine->addItem(address.text());
    m_machine->clearEditText();
    m_machine->lineEdit()->setPlaceholderText(u"user@vps.example.com:22"_s);
    m_socket->setPlaceholderText(tr("Found by itself when this is empty"));
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&Machine"), m_machine);
    form->addRow(tr("Admin &socket there"), m_socket);
    m_machine->lineEdit()->setAccessibleName(tr("Machine"));
    connect(m_machine, &QComboBox::activated, this, &ConnectDialog::chooseRecent);
}

void ConnectDialog::chooseRecent(int number)
{
    if (number >= 0 && number < m_recent.size())
        m_socket->setText(m_recent.at(number).socket);
}

void ConnectDialog::connectTo(const remote::Address &address)
{
    m_machine->setEditText(address.text());
    m_socket->setText(address.socket);
    begin();
}

void ConnectDialog::begin()
{
    m_lines->setLines({});
    const auto address = remote::parseAddress(m_machine->currentText(), m_socket->text());
    if (!address) {
        m_notice->say(pages::Tone::Warning, address.error());
        return pages::makeRoom(*this);
    }
    Tunnel::Options options = m_ssh;
    options.address = *address;
    m_tunnel = std::make_unique<Tunnel>(std::move(options));
    connect(m_tunnel.get(), &Tunnel::stateChanged, this, &ConnectDialog::follow);
    m_tunnel->open();
}

void ConnectDialog::follow()
{
    switch (m_tunnel->state()) {
    case Tunnel::State::Closed:
        break;
    case Tunnel::State::Connecting:
        setBusy(true);
        m_notice->say(pages::Tone::Plain, tr("Connecting to %1…").arg(m_tunnel->address().text()));
        break;
    case Tunnel::State::Up:
        m_tunnel->disconnect(this);
        return accept();
    case Tunnel::State::Lost: {
        const service::Trouble trouble = m_tunnel->obstacle().trouble;
        m_tunnel->disconnect(this);
        m_tunnel.release()->deleteLater(); // its own signal is what is running
        setBusy(false);
        m_lines->setLines(trouble.lines);
        m_notice->say(pages::Tone::Bad, trouble.what + u' ' + trouble.fix);
    }
    }
    pages::makeRoom(*this);
}

void ConnectDialog::setBusy(bool isBusy)
{
    m_fields->setEnabled(!isBusy);
    m_connect->setEnabled(!isBusy);
    if (!isBusy)
        m_machine->setFocus();
}

} // namespace gatehouse::shell
