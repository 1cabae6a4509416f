// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/ProviderPage.h"

#include "pages/Snippet.h"
#include "wizard/ProviderSteps.h"

#include <QButtonGroup>
#include <QLabel>
#include <QRadioButton>
#include <QUrl>
#include <QVBoxLayout>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;

ProviderPage::ProviderPage(Context &context)
    : SetupPage(context, tr("Where do people sign in?"),
        tr("Best with what your team has already: nobody needs another password."))
    , m_providers(new QButtonGroup(this))
    , m_steps(makeText({}, this))
    , m_caption(makeText({}, this))
    , m_redirect(new pages::Snippet(tr("Redirect URI"), this))
{
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    for (const SignInAt one :
        {SignInAt::Google, SignInAt::GitHub, SignInAt::Microsoft, SignInAt::Other, SignInAt::Local})
        addChoice(*left, *m_providers, int(one), nameOf(one), {});
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->setSpacing(6);
    m_steps->setAlignment(Qt::AlignTop);
    right->addWidget(m_steps);
    right->addSpacing(8);
    right->addWidget(m_caption);
    right->addWidget(m_redirect);
    right->addStretch(1);
    auto *line = new QHBoxLayout;
    line->setSpacing(24);
    line->addLayout(left);
    line->addLayout(right, 1);
    body().addLayout(line);
    connect(m_providers, &QButtonGroup::idClicked, this, &ProviderPage::showSteps);
}

void ProviderPage::load()
{
    m_providers->button(int(draft().signInAt))->setChecked(true);
    const QByteArray redirect = draft().redirectUri();
    m_isKnown = QUrl::fromEncoded(redirect).port() != 0; // PORT=0: another one at each start
    m_redirect->setText(QString::fromUtf8(redirect));
    m_caption->setText(m_isKnown
            ? tr("The redirect URI to register there:")
            : tr("The server takes any port that is free, so there is no redirect URI to register "
                 "yet. Go back and choose a port."));
    if (!draft().formerProviders.isEmpty())
        say(pages::Tone::Warning,
            tr("People sign in at %1 now. The set-up knows one provider, and puts it in the place "
               "of "
               "all of them.")
                .arg(draft().formerProviders.join(u", "_s)));
    showSteps();
}

void ProviderPage::save()
{
    draft().signInAt = SignInAt(m_providers->checkedId());
}

void ProviderPage::showSteps()
{
    const auto chosen = SignInAt(m_providers->checkedId());
    m_steps->setText(stepsAt(chosen));
    m_caption->setVisible(chosen != SignInAt::Local);
    m_redirect->setVisible(chosen != SignInAt::Local && m_isKnown);
}

} // namespace gatehouse::wizard
