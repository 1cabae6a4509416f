// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ClientsPage.h"

#include "models/Words.h"
#include "pages/Copy.h"
#include "pages/NewClientDialog.h"
#include "pages/Question.h"

#include <QPushButton>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using domain::ClientStanding;
using models::Words;

ClientsPage::ClientsPage(models::LiveData &live)
    : ListPage(live, u"clients"_s,
        {.title = tr("Clients"),
            .filterHint = tr("Filter by name or ID"),
            .nothing = tr("No client is known"),
            .hint = tr("Most register themselves when somebody connects; for the others make "
                       "one with “New client”."),
            .nothingFits = tr("No client fits the filter"),
            .count = [](int rows) { return tr("%Ln client(s)", nullptr, rows); }},
        live.lists.clients, models::ServerLists::List::Clients)
    , m_create(new QPushButton(tr("New client…"), this))
    , m_approve(addAction(tr("Approve")))
    , m_block(addAction(tr("Block…")))
    , m_unblock(addAction(tr("Unblock")))
    , m_delete(addAction(tr("Delete…")))
{
    watch(models::ServerLists::List::Servers); // what an agent may be given
    m_create->setAutoDefault(false);
    addBesideTitle(m_create);
    QPushButton *copy = addAction(tr("Copy the client ID"));
    connect(m_create, &QPushButton::clicked, this, &ClientsPage::create);
    connect(m_approve, &QPushButton::clicked, this, &ClientsPage::approve);
    connect(m_block, &QPushButton::clicked, this, &ClientsPage::askToBlock);
    connect(m_unblock, &QPushButton::clicked, this, &ClientsPage::unblock);
    connect(m_delete, &QPushButton::clicked, this, &ClientsPage::askToDelete);
    connect(copy, &QPushButton::clicked, this, [this] {
        if (const auto *row = selected())
            copyText(QString::fromUtf8(row->id));
    });
    showRows(4, Qt::DescendingOrder);
}

QList<Detail> ClientsPage::detailsOf(const QModelIndex &index) const
{
    const auto *row = rowOf(index);
    if (!row)
        return {};
    return {
        {tr("Name"), row->name},
        {tr("Client ID"), QString::fromUtf8(row->id)},
        {tr("Kind"), Words::clientKind(*row)},
        {tr("Secret"), row->confidential ? tr("Proves itself") : tr("None")},
        {tr("Decided"), Words::standing(row->standing)},
        {tr("Returns to"), QString::fromUtf8(row->redirectUris.join(", "))},
        {tr("Sessions"), Words::number(row->sessions)},
        {tr("Since"), Words::moment(row->issuedAt)},
    };
}

void ClientsPage::updateActions()
{
    const bool isConnected = live().server.isConnected();
    const auto *row = selected();
    m_create->setEnabled(isConnected);
    for (QPushButton *button : {m_approve, m_block, m_unblock, m_delete})
        button->setEnabled(isConnected && row);
    if (!row)
        return;
    m_approve->setVisible(row->standing == ClientStanding::Undecided);
    m_block->setVisible(row->standing != ClientStanding::Blocked);
    m_unblock->setVisible(row->standing == ClientStanding::Blocked);
}

void ClientsPage::approve()
{
    const auto *row = selected();
    if (!row)
        return;
    const QString name = Words::clientName(row->name, row->id);
    command<protocol::ClientName>(
        u"clients.approve"_s, protocol::Approval {row->id}, [this, name](const auto &) {
            say(Tone::Good, tr("%1 may come in.").arg(name));
            refresh();
        });
}

void ClientsPage::askToBlock()
{
    const auto *row = selected();
    if (!row)
        return;
    const QString name = Words::clientName(row->name, row->id);
    const Question question {.title = tr("Block client"),
        .text = tr("Block %1?").arg(name),
        .consequence = tr("It is refused everywhere and all its sessions end, which cannot be "
                          "undone. You can unblock it later; people then sign in again."),
        .verb = tr("Block")};
    confirm(this, question, [this, id = row->id, name] {
        command<protocol::Ended>(u"clients.block"_s, protocol::ClientName {id},
            [this, name](const protocol::Ended &ended) {
                say(Tone::Good,
                    tr("%1 is blocked; %n session(s) have ended.", nullptr, ended.sessions)
                        .arg(name));
                refresh();
            });
    });
}

void ClientsPage::unblock()
{
    const auto *row = selected();
    if (!row)
        return;
    const QString name = Words::clientName(row->name, row->id);
    command<protocol::Nothing>(
        u"clients.unblock"_s, protocol::ClientName {row->id}, [this, name](const auto &) {
            say(Tone::Good, tr("%1 is not blocked any more.").arg(name));
            refresh();
        });
}

void ClientsPage::askToDelete()
{
    const auto *row = selected();
    if (!row)
        return;
    const QString name = Words::clientName(row->name, row->id);
    const Question question {.title = tr("Delete client"),
        .text = tr("Delete %1?").arg(name),
        .consequence = tr("This cannot be undone. All its sessions end, and its id and secret are "
                          "worth nothing any more."),
        .verb = tr("Delete")};
    confirm(this, question, [this, id = row->id, name] {
        command<protocol::Ended>(u"clients.delete"_s, protocol::ClientName {id},
            [this, name](const protocol::Ended &ended) {
                say(Tone::Good,
                    tr("%1 is deleted; %n session(s) have ended.", nullptr, ended.sessions)
                        .arg(name));
                refresh();
            });
    });
}

void ClientsPage::create()
{
    auto *dialog = new NewClientDialog(live(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewClientDialog::created, this, &ClientsPage::refresh);
    dialog->open();
}

} // namespace gatehouse::pages
