// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/ConnectPage.h"

#include "pages/RowDelegate.h"
#include "pages/Snippet.h"
#include "wizard/ClientSnippets.h"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;

ConnectPage::ConnectPage(Context &context)
    : SetupPage(context, tr("Connect your clients"),
        tr("Give this address to your team. Whoever adds it signs in with the browser once."))
    , m_address(new pages::Snippet(tr("Address for clients"), this))
    , m_clients(new QListWidget(this))
    , m_how(makeText({}, this))
    , m_snippet(new pages::Snippet(tr("For this client"), this))
{
    setFinalPage(true);
    m_clients->setAccessibleName(tr("Clients"));
    m_clients->setItemDelegate(new pages::RowDelegate(m_clients));
    for (const ClientSnippet &one : clientSnippets({}))
        m_clients->addItem(one.product);
    m_clients->setFixedWidth(
        m_clients->sizeHintForColumn(0) + m_clients->fontMetrics().height() * 2);
    m_how->setAlignment(Qt::AlignTop);
    auto *right = new QVBoxLayout;
    right->addWidget(m_how);
    right->addWidget(m_snippet);
    right->addStretch(1);
    auto *line = new QHBoxLayout;
    line->setSpacing(16);
    line->addWidget(m_clients);
    line->addLayout(right, 1);
    body().addWidget(m_address);
    body().addLayout(line, 1);
    connect(m_clients, &QListWidget::currentRowChanged, this, &ConnectPage::showClient);
}

QString ConnectPage::address()
{
    const auto &status = means().live.server.status();
    return QString::fromUtf8(
        status ? status->mcpUrls.value(0) : draft().baseUrl() + QByteArray("/mcp"));
}

void ConnectPage::load()
{
    m_address->setText(address());
    m_clients->setCurrentRow(0);
    showClient(0);
}

void ConnectPage::showClient(int row)
{
    const QList<ClientSnippet> all = clientSnippets(address());
    if (row < 0 || row >= all.size())
        return;
    m_how->setText(all.at(row).how);
    m_snippet->setText(all.at(row).text);
    m_snippet->setVisible(all.at(row).text != address()); // which stands above
    if (all.at(row).isElsewhere && draft().reach == Reach::ThisMachine)
        say(pages::Tone::Warning,
            tr("%1 runs elsewhere and does not reach an address of this machine. For it, choose "
               "another way on the first page.")
                .arg(all.at(row).product));
    else
        sayNothing();
}

} // namespace gatehouse::wizard
