// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ServersPage.h"

#include "models/Words.h"
#include "pages/Copy.h"

#include <QPushButton>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::Words;

ServersPage::ServersPage(models::LiveData &live)
    : ListPage(live, u"servers"_s,
        {.title = tr("Servers"),
            .filterHint = tr("Filter by name or address"),
            .nothing = tr("No MCP server is known"),
            .hint = tr("Write them into the file that MCP_SERVERS_FILE names, then press "
                       "“Read the file again”."),
            .nothingFits = tr("No server fits the filter"),
            .count = [](int rows) { return tr("%Ln server(s)", nullptr, rows); }},
        live.lists.servers, models::ServerLists::List::Servers)
    , m_reload(new QPushButton(tr("Read the file again"), this))
{
    m_reload->setAutoDefault(false);
    m_reload->setToolTip(tr("Reads the servers file and the certificates again. Nobody loses the "
                            "connection."));
    addBesideTitle(m_reload);
    QPushButton *copy = addAction(tr("Copy the address"));
    QPushButton *sessions = addAction(tr("Show the sessions"));
    connect(m_reload, &QPushButton::clicked, this, &ServersPage::reload);
    connect(copy, &QPushButton::clicked, this, [this] {
        if (const auto *row = selected(); row && !row->urls.isEmpty())
            copyText(QString::fromUtf8(row->urls.first()));
    });
    connect(sessions, &QPushButton::clicked, this, [this] {
        if (const auto *row = selected(); row && !row->urls.isEmpty())
            Q_EMIT wanted(u"sessions"_s, QUrl(QString::fromUtf8(row->urls.first())).path());
    });
    showRows();
}

QList<Detail> ServersPage::detailsOf(const QModelIndex &index) const
{
    const auto *row = rowOf(index);
    if (!row)
        return {};
    return {
        {tr("Name"), QString::fromUtf8(row->name)},
        {tr("Title"), row->title},
        {tr("Kind"), Words::serverKind(row->kind)},
        {tr("Behind the door"), row->target},
        {tr("Address"), QString::fromUtf8(row->urls.value(0))},
        {tr("Also at"), QString::fromUtf8(row->urls.mid(1).join(", "))},
        {tr("Default"), row->isDefault ? tr("Yes") : tr("No")},
        {tr("Sessions"), Words::number(row->sessions)},
    };
}

void ServersPage::updateActions()
{
    m_reload->setEnabled(live().server.isConnected());
}

void ServersPage::reload()
{
    command<protocol::Nothing>(u"reload"_s, protocol::Nothing {}, [this](const auto &) {
        live().lists.refresh(models::ServerLists::List::Servers);
        say(Tone::Good, tr("The servers file and the certificates have been read again."));
    });
}

} // namespace gatehouse::pages
