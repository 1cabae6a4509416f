// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/ToolServersPage.h"

#include "models/ServerWords.h"
#include "pages/RowDelegate.h"
#include "wizard/ServerDraft.h"
#include "wizard/ServersTrial.h"

#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;
using pages::Tone;

namespace {

enum Column { Name, Target, Tools };
constexpr qsizetype LinesTold = 3; // a notice has no room for more

} // namespace

ToolServersPage::ToolServersPage(Context &context)
    : SetupPage(context, tr("Which MCP servers are behind the door?"),
        tr("Without one there is a built-in server, so that all of this can be tried. More can be "
           "added later."))
    , m_trial(new ServersTrial(this))
{
    body().addWidget(makeInput());
    body().addWidget(makeList(), 1);
    connect(m_trial, &ServersTrial::listed, this,
        [this](const QString &server, const QStringList &tools) {
            showTools(server, tools.isEmpty() ? tr("none") : tools.join(u", "_s));
        });
    connect(m_trial, &ServersTrial::failed, this,
        [this](const QString &server, const proof::Failure &failure) {
            showTools(server, tr("not known"));
            say(Tone::Warning, u"%1: %2 %3"_s.arg(server, failure.what, failure.fix));
        });
    connect(m_trial, &ServersTrial::stopped, this, [this](const service::Trouble &trouble) {
        say(Tone::Bad,
            trouble.what + u' '
                + models::ServerWords::said(trouble.lines.mid(0, LinesTold)).join(u' '));
    });
    connect(m_trial, &ServersTrial::finished, this, [this] {
        m_listTools->setEnabled(true);
        if (notice().text() == tr("Asking the servers…"))
            sayNothing();
    });
}

QWidget *ToolServersPage::makeInput()
{
    auto *input = new QWidget(this);
    auto *label = new QLabel(
        tr("&Paste what you have: an mcpServers JSON, the URL of a server, or a command."), input);
    label->setWordWrap(true);
    m_input = new QPlainTextEdit(input);
    m_input->setTabChangesFocus(true);
    m_input->setPlaceholderText(u"npx -y @modelcontextprotocol/server-filesystem /srv/team"_s);
    m_input->setFixedHeight(m_input->fontMetrics().lineSpacing() * 4);
    label->setBuddy(m_input);
    auto *addButton = new QPushButton(tr("&Add"), input);
    addButton->setAutoDefault(false);
    auto *layout = new QVBoxLayout(input);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(m_input);
    layout->addWidget(addButton, 0, Qt::AlignRight);
    connect(addButton, &QPushButton::clicked, this, &ToolServersPage::add);
    return input;
}

QWidget *ToolServersPage::makeList()
{
    auto *list = new QWidget(this);
    m_list = new QTreeWidget(list);
    m_list->setColumnCount(3);
    m_list->setHeaderLabels({tr("Server"), tr("URL or program"), tr("Tools")});
    m_list->setRootIsDecorated(false);
    m_list->setTabKeyNavigation(false);
    m_list->setAccessibleName(tr("MCP servers"));
    m_list->setItemDelegate(new pages::RowDelegate(m_list));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(Name, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Target, QHeaderView::Stretch);
    m_list->setColumnWidth(Tools, m_list->fontMetrics().averageCharWidth() * 30);
    m_remove = new QPushButton(tr("&Remove"), list);
    m_listTools = new QPushButton(tr("&List the tools"), list);
    m_listTools->setToolTip(tr("Starts each server once and asks it what it can do."));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    for (QPushButton *button : {m_remove, m_listTools}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    connect(m_remove, &QPushButton::clicked, this, &ToolServersPage::remove);
    connect(m_listTools, &QPushButton::clicked, this, &ToolServersPage::listTools);
    return list;
}

void ToolServersPage::load()
{
    m_servers = draft().servers;
    showServers();
}

void ToolServersPage::save()
{
    draft().servers = m_servers;
}

/// What was pasted and not added is meant all the same.
QString ToolServersPage::problem()
{
    const auto &former = draft().former;
    const bool isMistaken = former && former->mistaken.contains("MCP_SERVERS_FILE");
    if (m_input->toPlainText().trimmed().isEmpty()) {
        if (isMistaken && !m_servers.isEmpty() && m_servers == former->servers)
            return tr("There is a mistake in the file of the MCP servers. Remove the one it is in, "
                      "or paste all of them again.");
        return {};
    }
    const auto servers = withServers(m_servers, m_input->toPlainText());
    if (!servers)
        return servers.error();
    add();
    save();
    return {};
}

void ToolServersPage::add()
{
    const auto servers = withServers(m_servers, m_input->toPlainText());
    if (!servers)
        return say(Tone::Warning, servers.error());
    sayNothing();
    m_servers = *servers;
    m_input->clear();
    showServers();
}

void ToolServersPage::remove()
{
    if (const QTreeWidgetItem *item = m_list->currentItem())
        m_servers = withoutServer(m_servers, item->text(Name));
    showServers();
}

void ToolServersPage::listTools()
{
    if (m_trial->isRunning())
        return;
    m_listTools->setEnabled(false);
    say(Tone::Plain, tr("Asking the servers…"));
    m_trial->run(m_servers, means().service.places());
}

void ToolServersPage::showServers()
{
    m_list->clear();
    for (const DraftServer &server : serversIn(m_servers)) {
        auto *item = new QTreeWidgetItem(m_list, {server.name, server.target, u"–"_s});
        item->setToolTip(Target, server.target.toHtmlEscaped());
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    m_remove->setEnabled(m_list->topLevelItemCount() > 0);
    m_listTools->setEnabled(m_list->topLevelItemCount() > 0);
}

void ToolServersPage::showTools(const QString &server, const QString &text)
{
    for (QTreeWidgetItem *item : m_list->findItems(server, Qt::MatchExactly, Name)) {
        item->setText(Tools, text);
        item->setToolTip(Tools, text.toHtmlEscaped());
    }
}

} // namespace gatehouse::wizard
