// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/TokensPage.h"

#include "models/Words.h"
#include "pages/NewTokenDialog.h"
#include "pages/Question.h"

#include <QPushButton>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::Words;

TokensPage::TokensPage(models::LiveData &live)
    : ListPage(live, u"tokens"_s,
        {.title = tr("Tokens"),
            .filterHint = tr("Filter by name, person or server"),
            .nothing = tr("There is no personal access token"),
            .hint = tr("One lets a script call MCP servers in the name of a person, without "
                       "a browser: only the servers and tools you choose, and until it "
                       "expires. Make one with “New token”."),
            .nothingFits = tr("No token fits the filter"),
            .count = [](int rows) { return tr("%Ln token(s)", nullptr, rows); }},
        live.lists.tokens, models::ServerLists::List::Tokens)
    , m_create(new QPushButton(tr("New token…"), this))
    , m_revoke(addAction(tr("Revoke…")))
{
    watch(models::ServerLists::List::Servers); // what a token may be given
    watch(models::ServerLists::List::People); // and for whom
    m_create->setAutoDefault(false);
    addBesideTitle(m_create);
    connect(m_create, &QPushButton::clicked, this, &TokensPage::create);
    connect(m_revoke, &QPushButton::clicked, this, &TokensPage::askToRevoke);
    showRows();
}

QList<Detail> TokensPage::detailsOf(const QModelIndex &index) const
{
    const auto *row = rowOf(index);
    if (!row)
        return {};
    return {
        {tr("Name"), row->name},
        {tr("Acts for"), row->person},
        {tr("Address"), row->email},
        {tr("Signed in at"), QString::fromUtf8(row->provider)},
        {tr("State"), Words::tokenState(row->state)},
        {tr("Servers"), Words::serverNames(row->servers)},
        {tr("Tools"), Words::tools(row->tools)},
        {tr("Created"), Words::moment(row->createdAt)},
        {tr("Expires"), Words::moment(row->expiresAt)},
        {tr("Last used"), row->usedAt ? Words::moment(row->usedAt) : tr("Never")},
        {tr("Requests"), Words::number(row->requests)},
        {tr("Token ID"), QString::fromUtf8(row->id)},
    };
}

void TokensPage::updateActions()
{
    m_create->setEnabled(live().server.isConnected());
    m_revoke->setEnabled(live().server.isConnected() && selected());
}

void TokensPage::showEvent(QShowEvent *event)
{
    refresh(); // how often they were used
    ListPage::showEvent(event);
}

void TokensPage::create()
{
    auto *dialog = new NewTokenDialog(live(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewTokenDialog::created, this, &TokensPage::refresh);
    dialog->open();
}

void TokensPage::askToRevoke()
{
    const auto *row = selected();
    if (!row)
        return;
    const Question question {.title = tr("Revoke token"),
        .text = tr("Revoke the token %1 of %2?").arg(row->name, row->person),
        .consequence = tr("This cannot be undone. The script that uses it is refused from now on, "
                          "and what it is doing is cut."),
        .verb = tr("Revoke")};
    confirm(this, question, [this, id = row->id, name = row->name] {
        command<protocol::Revoked>(
            u"tokens.revoke"_s, protocol::RevokeWhat {.id = id}, [this, name](const auto &) {
                say(Tone::Good, tr("The token %1 is revoked.").arg(name));
                refresh();
            });
    });
}

} // namespace gatehouse::pages
