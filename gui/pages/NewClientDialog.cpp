// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/NewClientDialog.h"

#include "pages/Copy.h"
#include "pages/Notice.h"
#include "pages/ServerChoice.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

NewClientDialog::NewClientDialog(models::LiveData &live, QWidget *parent)
    : OnceDialog(tr("New client"), live, parent)
{
    setForm(makeForm());
    resize(520, 400);
}

QWidget *NewClientDialog::makeForm()
{
    auto *form = new QWidget;
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *line = new QFormLayout;
    m_name = new QLineEdit(form);
    m_name->setPlaceholderText(tr("What people will read when they allow it"));
    line->addRow(tr("&Name"), m_name);
    layout->addLayout(line);
    m_forPeople = new QRadioButton(tr("&People sign in with it"), form);
    m_agent = new QRadioButton(tr("It acts for itself, &without a person"), form);
    m_forPeople->setChecked(true);
    layout->addWidget(m_forPeople);
    layout->addWidget(m_agent);
    m_kind = new QStackedWidget(form);
    m_kind->addWidget(makeRedirects());
    m_kind->addWidget(makeServers());
    layout->addWidget(m_kind, 1);
    connect(m_agent, &QRadioButton::toggled, m_kind,
        [this](bool isAgent) { m_kind->setCurrentIndex(isAgent ? 1 : 0); });
    return form;
}

QWidget *NewClientDialog::makeRedirects()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 8, 0, 0);
    auto *label = new QLabel(
        tr("Where people are sent &back to, one address a line, as the product's help says it:"),
        page);
    label->setWordWrap(true);
    m_redirects = new QPlainTextEdit(page);
    m_redirects->setTabChangesFocus(true);
    m_redirects->setPlaceholderText(u"https://claude.ai/api/mcp/auth_callback"_s);
    m_redirects->setAccessibleName(tr("Addresses people are sent back to"));
    label->setBuddy(m_redirects);
    layout->addWidget(label);
    layout->addWidget(m_redirects, 1);
    return page;
}

QWidget *NewClientDialog::makeServers()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addWidget(new QLabel(tr("Servers it may use:"), page));
    m_servers = new ServerChoice(m_live, page);
    layout->addWidget(m_servers, 1);
    auto *line = new QFormLayout;
    m_scopes = new QLineEdit(page);
    m_scopes->setPlaceholderText(tr("All scopes when this is empty"));
    line->addRow(tr("&Scopes"), m_scopes);
    layout->addLayout(line);
    return page;
}

base::Result<protocol::NewClient, QString> NewClientDialog::wantedClient() const
{
    protocol::NewClient client {.name = m_name->text().trimmed()};
    if (client.name.isEmpty())
        return base::Err(tr("Give the client a name."));
    if (m_agent->isChecked()) {
        client.servers = m_servers->chosen();
        client.scopes = m_scopes->text().simplified().toUtf8();
        if (client.servers.isEmpty())
            return base::Err(tr("Choose at least one server that it may use."));
        return client;
    }
    for (const QString &line : m_redirects->toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty())
            client.redirectUris.append(line.trimmed().toUtf8());
    }
    if (client.redirectUris.isEmpty())
        return base::Err(tr("Say where people are sent back to; the product's help has the "
                            "address."));
    return client;
}

void NewClientDialog::create()
{
    const auto client = wantedClient();
    if (!client)
        return m_notice->say(Tone::Warning, client.error());
    m_create->setEnabled(false);
    m_live.server.ask<protocol::CreatedClient>(
        u"clients.create"_s, *client, this, [this](const auto &answer) {
            m_create->setEnabled(true);
            if (!answer)
                return m_notice->say(Tone::Bad, answer.error().message);
            Q_EMIT created();
            showSecret(*answer);
        });
}

void NewClientDialog::showSecret(const protocol::CreatedClient &client)
{
    auto *page = new QWidget;
    auto *layout = new QFormLayout(page);
    addCopyLine(
        *layout, tr("Client id"), QString::fromUtf8(client.client), tr("Copy the client id"));
    addCopyLine(*layout, tr("Secret"), QString::fromUtf8(client.secret), tr("Copy the secret"));
    showOnce(page, tr("Copy the secret now: it is shown this once and kept only as a digest."));
}

} // namespace gatehouse::pages
