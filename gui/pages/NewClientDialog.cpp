// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/NewClientDialog.h"

#include "pages/Copy.h"
#include "pages/Notice.h"
#include "pages/ServerChoice.h"
#include "pages/Snippet.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

NewClientDialog::NewClientDialog(models::LiveData &live, QWidget *parent)
    : OnceDialog(tr("New client"), live, parent)
    , m_templates(clientTemplates())
{
    setForm(makeForm());
    resize(540, 440);
}

QWidget *NewClientDialog::makeForm()
{
    auto *form = new QWidget;
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *lines = new QFormLayout;
    m_product = new QComboBox(form);
    for (const ClientTemplate &one : m_templates)
        m_product->addItem(one.title);
    lines->addRow(tr("&Product"), m_product);
    m_name = new QLineEdit(form);
    m_name->setPlaceholderText(tr("What people will read when they allow it"));
    lines->addRow(tr("&Name"), m_name);
    layout->addLayout(lines);
    m_hint = new QLabel(form);
    m_hint->setWordWrap(true);
    layout->addWidget(m_hint);
    m_kind = new QStackedWidget(form);
    m_kind->addWidget(makeRedirects());
    m_kind->addWidget(makeServers());
    layout->addWidget(m_kind, 1);
    connect(m_product, &QComboBox::currentIndexChanged, this, &NewClientDialog::fillIn);
    fillIn();
    return form;
}

const ClientTemplate &NewClientDialog::chosen() const
{
    return m_templates.at(m_product->currentIndex());
}

/// Puts what is known of the product where nothing else was typed.
void NewClientDialog::fillIn()
{
    const ClientTemplate &before = m_templates.at(m_filledIn);
    const ClientTemplate &now = chosen();
    m_filledIn = m_product->currentIndex();
    const auto linesOf = [](const ClientTemplate &one) {
        return QString::fromUtf8(one.redirectUris.join('\n'));
    };
    if (m_name->text().isEmpty() || m_name->text() == before.name)
        m_name->setText(now.name);
    const QString typed = m_redirects->toPlainText();
    if (typed.isEmpty() || typed == linesOf(before))
        m_redirects->setPlainText(linesOf(now));
    m_hasSecret->setChecked(now.hasSecret);
    m_hint->setText(now.hint);
    m_hint->setVisible(!now.hint.isEmpty());
    m_kind->setCurrentIndex(isAgent() ? 1 : 0);
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
    m_hasSecret = new QCheckBox(tr("It can keep a &secret: it runs on a server, not on people's "
                                   "machines"),
        page);
    layout->addWidget(m_hasSecret);
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
    line->addRow(tr("S&copes"), m_scopes);
    layout->addLayout(line);
    return page;
}

base::Result<protocol::NewClient, QString> NewClientDialog::wantedClient() const
{
    protocol::NewClient client {.name = m_name->text().trimmed()};
    if (client.name.isEmpty())
        return base::Err(tr("Give the client a name."));
    if (isAgent()) {
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
    client.isPublic = !m_hasSecret->isChecked();
    return client;
}

void NewClientDialog::create()
{
    const auto client = wantedClient();
    if (!client)
        return m_notice->say(Tone::Warning, client.error());
    setMaking(true);
    const Asked asked {.product = chosen().product, .server = client->servers.value(0)};
    m_live.server.ask<protocol::CreatedClient>(
        u"clients.create"_s, *client, this, [this, asked](const auto &answer) {
            setMaking(false);
            if (!answer)
                return m_notice->say(Tone::Bad, answer.error().message);
            Q_EMIT created();
            showMade(*answer, asked);
        });
}

void NewClientDialog::showMade(const protocol::CreatedClient &made, const Asked &asked)
{
    const auto &status = m_live.server.status();
    const QByteArray url = asked.product == ClientTemplate::Product::Agent
        ? asked.server
        : (status ? status->mcpUrls.value(0) : "");
    const ClientEntry entry = entryFor({.product = asked.product,
        .id = QString::fromUtf8(made.client),
        .secret = QString::fromUtf8(made.secret),
        .url = QString::fromUtf8(url),
        .issuer = status ? QString::fromUtf8(status->issuer) : QString()});
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *lines = new QFormLayout;
    addCopyLine(*lines, tr("Client ID"), QString::fromUtf8(made.client), tr("Copy the client ID"));
    if (!made.secret.isEmpty())
        addCopyLine(*lines, tr("Secret"), QString::fromUtf8(made.secret), tr("Copy the secret"));
    layout->addLayout(lines);
    auto *how = new QLabel(entry.how, page);
    how->setWordWrap(true);
    layout->addWidget(how);
    auto *text = new Snippet(tr("For this client"), page);
    text->setText(entry.text);
    layout->addWidget(text);
    layout->addStretch(1);
    if (made.secret.isEmpty())
        showOnce(page, tr("The client is made. It has no secret."), Made::WithoutSecret);
    else
        showOnce(page, tr("Copy the secret now: it is shown this once and kept only as a digest."));
}

} // namespace gatehouse::pages
