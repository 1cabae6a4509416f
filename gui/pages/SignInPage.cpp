// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/SignInPage.h"

#include "models/Words.h"
#include "pages/CredentialsDialog.h"
#include "pages/ProviderDelegate.h"

#include <QPushButton>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::Words;

SignInPage::SignInPage(models::LiveData &live)
    : ListPage(live, u"signin"_s,
        {.title = tr("Sign-in"),
            .filterHint = tr("Filter by name"),
            .nothing = tr("Nobody can sign in: no provider is set up"),
            .hint = tr("“Credentials” takes its address, and the id and secret that it has "
                       "given you."),
            .nothingFits = tr("No provider fits the filter"),
            .count = [](int rows) { return tr("%Ln provider(s)", nullptr, rows); }},
        live.lists.providers, models::ServerLists::List::Providers)
    , m_test(addAction(tr("Test")))
    , m_credentials(new QPushButton(tr("Credentials…"), this))
{
    m_credentials->setAutoDefault(false);
    m_credentials->setToolTip(tr("The id and secret that the provider has given to Gatehouse."));
    auto *rules = new QPushButton(tr("Who may come in…"), this);
    rules->setAutoDefault(false);
    rules->setToolTip(tr("The settings that say who is let in after signing in."));
    connect(rules, &QPushButton::clicked, this,
        [this] { Q_EMIT wanted(u"settings"_s, u"ALLOWED_"_s); });
    addBesideTitle(rules);
    addBesideTitle(m_credentials);
    setRowDelegate(new ProviderDelegate(this));
    connect(m_credentials, &QPushButton::clicked, this, &SignInPage::openCredentials);
    m_test->setToolTip(tr("Asks the provider for what a sign-in begins with."));
    connect(m_test, &QPushButton::clicked, this, &SignInPage::test);
    showRows();
}

QList<Detail> SignInPage::detailsOf(const QModelIndex &index) const
{
    const auto *row = rowOf(index);
    if (!row)
        return {};
    return {
        {tr("Name"), QString::fromUtf8(row->name)},
        {tr("Title"), row->title},
        {tr("Kind"), row->local ? tr("Accounts kept here") : tr("Identity provider")},
        {tr("State"), Words::providerState(*row)},
        {tr("Problem"), row->problem},
    };
}

void SignInPage::updateActions()
{
    const auto *row = selected();
    m_credentials->setEnabled(live().server.isConnected() && !(row && row->local));
    m_test->setEnabled(live().server.isConnected() && row && !m_underTest.contains(row->name));
}

/// Of the selected provider, else of the first that has some.
void SignInPage::openCredentials()
{
    const auto *row = selected();
    for (const protocol::ProviderRow &one : live().lists.providers.rows()) {
        if (!row && !one.local)
            row = &one;
    }
    CredentialsDialog::Place place;
    if (row)
        place = {row->name, row->title};
    auto *dialog = new CredentialsDialog(live(), place, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SignInPage::test()
{
    const auto *row = selected();
    if (!row)
        return;
    const QByteArray name = row->name;
    const QString title = row->title;
    m_underTest.insert(name);
    updateActions();
    say(Tone::Plain, tr("Asking %1…").arg(title));
    live().server.ask<protocol::Nothing>(u"providers.test"_s, protocol::ProviderName {name}, this,
        [this, name, title](const auto &answer) {
            m_underTest.remove(name);
            updateActions();
            live().lists.refresh(models::ServerLists::List::Providers);
            if (answer)
                say(Tone::Good, tr("%1 answers as it should.").arg(title));
            else
                say(Tone::Bad, tr("%1: %2").arg(title, answer.error().message));
        });
}

} // namespace gatehouse::pages
