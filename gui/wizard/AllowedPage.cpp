// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/AllowedPage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Kind { Rules, Accounts };

QString groupsHint(SignInAt provider)
{
    switch (provider) {
    case SignInAt::Google:
        return AllowedPage::tr("hd:example.com is everybody of a Google Workspace domain.");
    case SignInAt::GitHub:
        return AllowedPage::tr("An organization, or a team of it: acme, acme/platform.");
    case SignInAt::Microsoft:
        return AllowedPage::tr("tid:TENANT is everybody of a Microsoft tenant.");
    case SignInAt::Other:
    case SignInAt::Local:
        return AllowedPage::tr("As the provider names them in the claim groups.");
    }
    Q_UNREACHABLE();
}

} // namespace

AllowedPage::AllowedPage(Context &context)
    : SetupPage(context, tr("Who may sign in?"),
        tr("Whoever is not named here is refused, with a page that says so."))
    , m_kinds(new QStackedLayout)
{
    m_kinds->addWidget(makeRules());
    auto *accounts = makeText(
        tr("<p>Everybody who has an account kept here may sign in. You make the accounts, so there "
           "is nothing to choose.</p><p>Another one is made in a terminal with:<br>"
           "<code>gatehoused --add-user NAME</code></p>"),
        this);
    accounts->setAlignment(Qt::AlignTop);
    m_kinds->addWidget(accounts);
    body().addLayout(m_kinds, 1);
}

QWidget *AllowedPage::makeRules()
{
    auto *rules = new QWidget(this);
    auto *people = new QLabel(
        tr("&E-mail addresses, one a line. *@example.com is everybody of that domain."), rules);
    people->setWordWrap(true);
    m_people = new QPlainTextEdit(rules);
    m_people->setTabChangesFocus(true);
    m_people->setPlaceholderText(u"ann@example.com\n*@example.com"_s);
    people->setBuddy(m_people);
    auto *groups = new QLabel(tr("And members of these &groups, separated by commas:"), rules);
    groups->setWordWrap(true);
    m_groups = new QLineEdit(rules);
    groups->setBuddy(m_groups);
    m_groupsHint = new QLabel(rules);
    m_groupsHint->setWordWrap(true);
    auto *layout = new QVBoxLayout(rules);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(people);
    layout->addWidget(m_people, 1);
    layout->addSpacing(8);
    layout->addWidget(groups);
    layout->addWidget(m_groups);
    layout->addWidget(m_groupsHint);
    connect(m_people, &QPlainTextEdit::textChanged, this, &AllowedPage::warnAboutEverybody);
    return rules;
}

void AllowedPage::load()
{
    m_people->setPlainText(draft().people);
    m_groups->setText(draft().groups);
    m_groupsHint->setText(groupsHint(draft().signInAt));
    m_kinds->setCurrentIndex(draft().isLocal() ? Accounts : Rules);
}

void AllowedPage::save()
{
    draft().people = m_people->toPlainText();
    draft().groups = m_groups->text().trimmed();
}

QString AllowedPage::problem()
{
    if (draft().isLocal())
        return {};
    if (draft().people.trimmed().isEmpty() && draft().groups.isEmpty())
        return tr("Name somebody: with no address and no group, nobody could sign in.");
    return mistakeOf({"ALLOWED_USERS", "ALLOWED_GROUPS"});
}

void AllowedPage::warnAboutEverybody()
{
    const QStringList words = m_people->toPlainText().simplified().split(u' ');
    if (words.contains(u"*"_s))
        say(pages::Tone::Warning,
            tr("* lets in everybody who has an account at the provider, strangers too."));
    else
        sayNothing();
}

} // namespace gatehouse::wizard
