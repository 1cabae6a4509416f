// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/CredentialsPage.h"

#include "models/ServerWords.h"
#include "pages/SecretDialog.h"
#include "wizard/DraftSettings.h"
#include "wizard/ProviderSteps.h"
#include "wizard/ProviderTrial.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWizard>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;
using pages::Tone;

namespace {

constexpr qsizetype LeastPassword = 8; // as the server has it

} // namespace

CredentialsPage::CredentialsPage(Context &context)
    : SetupPage(context, tr("Credentials"),
        tr("What is typed here is tried out now, and kept when you apply it all on the last page."))
    , m_trial(new ProviderTrial(this))
    , m_form(new QFormLayout)
    , m_lead(makeText({}, this))
    , m_issuer(new QLineEdit(this))
    , m_authorizationUrl(new QLineEdit(this))
    , m_tokenUrl(new QLineEdit(this))
    , m_tenant(new QLineEdit(this))
    , m_clientId(new QLineEdit(this))
    , m_account(new QLineEdit(this))
{
    m_issuer->setPlaceholderText(u"https://login.example.com/realms/team"_s);
    m_tenant->setPlaceholderText(tr("Its ID or domain; empty: any"));
    m_form->addRow(tr("&Issuer"), m_issuer);
    for (QLineEdit *url : {m_authorizationUrl, m_tokenUrl})
        url->setPlaceholderText(tr("Empty when the provider has discovery"));
    m_form->addRow(tr("&Authorization URL"), m_authorizationUrl);
    m_form->addRow(tr("T&oken URL"), m_tokenUrl);
    m_form->addRow(tr("&Tenant"), m_tenant);
    m_form->addRow(tr("&Client ID"), m_clientId);
    m_clientSecret = addSecret(tr("Client &secret"));
    m_form->addRow(tr("&Name"), m_account);
    m_password = addSecret(tr("&Password"));
    m_again = addSecret(tr("Password a&gain"));
    m_check = new QPushButton(tr("Check &now"), this);
    m_check->setAutoDefault(false);
    m_goOn = notice().addButton(tr("Go on anyway"));
    m_goOn->hide();
    body().addWidget(m_lead);
    body().addLayout(m_form);
    body().addWidget(m_check, 0, Qt::AlignLeft);
    body().addStretch(1);
    connect(m_check, &QPushButton::clicked, this, [this] {
        m_wantsOn = false;
        save();
        check();
    });
    connect(m_goOn, &QPushButton::clicked, this, [this] {
        m_passed = fingerprint();
        goOn();
    });
    for (QLineEdit *edit :
        {m_issuer, m_authorizationUrl, m_tokenUrl, m_tenant, m_clientId, m_clientSecret})
        connect(edit, &QLineEdit::textEdited, this, [this] { sayNothing(); });
}

QLineEdit *CredentialsPage::addSecret(const QString &caption)
{
    QLineEdit *edit = pages::makeSecretEdit(this);
    m_form->addRow(caption, edit);
    return edit;
}

void CredentialsPage::load()
{
    m_issuer->setText(draft().issuer);
    m_authorizationUrl->setText(draft().authorizationUrl);
    m_tokenUrl->setText(draft().tokenUrl);
    m_tenant->setText(draft().tenant);
    m_clientId->setText(draft().clientId);
    m_clientSecret->setText(QString::fromUtf8(draft().clientSecret.reveal()));
    m_account->setText(draft().accountName);
    const QString password = QString::fromUtf8(draft().password.reveal());
    m_password->setText(password);
    m_again->setText(password);
    showRows();
}

void CredentialsPage::save()
{
    draft().issuer = m_issuer->text().trimmed();
    draft().authorizationUrl = m_authorizationUrl->text().trimmed();
    draft().tokenUrl = m_tokenUrl->text().trimmed();
    draft().tenant = m_tenant->text().trimmed();
    draft().clientId = m_clientId->text().trimmed();
    draft().clientSecret = base::Secret(m_clientSecret->text().trimmed().toUtf8());
    draft().accountName = m_account->text().trimmed();
    draft().password = base::Secret(m_password->text().toUtf8());
}

void CredentialsPage::showRows()
{
    const bool isLocal = draft().isLocal();
    for (QLineEdit *edit : {m_issuer, m_authorizationUrl, m_tokenUrl})
        m_form->setRowVisible(edit, draft().signInAt == SignInAt::Other);
    m_form->setRowVisible(m_tenant, draft().signInAt == SignInAt::Microsoft);
    m_form->setRowVisible(m_clientId, !isLocal);
    m_form->setRowVisible(m_clientSecret, !isLocal);
    for (QLineEdit *edit : {m_account, m_password, m_again})
        m_form->setRowVisible(edit, isLocal);
    m_check->setVisible(!isLocal);
    if (!isLocal)
        m_lead->setText(tr("Copy both from the page of %1.").arg(spokenName(draft().signInAt)));
    else if (hasSettings())
        m_lead->setText(tr("Leave the password empty to keep the accounts that are there."));
    else
        m_lead->setText(tr("The first account, by which you sign in yourself."));
}

/// What the verdict is about.
QString CredentialsPage::fingerprint() const
{
    return QStringList {QString::number(int(draft().signInAt)), m_issuer->text(),
        m_authorizationUrl->text(), m_tokenUrl->text(), m_tenant->text(), m_clientId->text(),
        m_clientSecret->text()}
        .join(u'\n');
}

bool CredentialsPage::isComplete() const
{
    return !m_trial->isRunning();
}

bool CredentialsPage::hasSettings() const
{
    return QFile::exists(means().service.places().settingsFile);
}

QString CredentialsPage::localProblem() const
{
    const bool keepsAccounts =
        m_password->text().isEmpty() && QFile::exists(means().service.places().settingsFile);
    if (keepsAccounts)
        return {};
    if (m_account->text().trimmed().isEmpty())
        return tr("Give the account a name.");
    if (m_password->text().size() < LeastPassword)
        return tr("The password needs %n character(s) at least.", nullptr, int(LeastPassword));
    if (m_password->text() != m_again->text())
        return tr("The two passwords are not the same.");
    return {};
}

QString CredentialsPage::problem()
{
    if (draft().isLocal())
        return localProblem();
    if (draft().signInAt == SignInAt::Other && draft().issuer.isEmpty())
        return tr(
            "Enter the issuer, or the userinfo URL: the address that the provider is known by.");
    if (draft().clientId.isEmpty() || draft().clientSecret.isEmpty())
        return tr("Enter the client ID and the client secret.");
    return mistakeOf({"PROVIDER_CLIENT_ID", "PROVIDER_CLIENT_SECRET", "PROVIDER_ACCOUNTS_URL",
        "OAUTH_AUTHORIZATION_URL", "OAUTH_TOKEN_URL"});
}

bool CredentialsPage::validatePage()
{
    m_goOn->hide();
    if (!SetupPage::validatePage())
        return false;
    if (draft().isLocal() || m_passed == fingerprint())
        return true;
    m_wantsOn = true;
    check();
    return false;
}

void CredentialsPage::check()
{
    m_goOn->hide();
    const QString sentence = problem();
    if (!sentence.isEmpty())
        return say(Tone::Warning, sentence);
    say(Tone::Plain, tr("Asking %1…").arg(spokenName(draft().signInAt)));
    m_check->setEnabled(false);
    const QString asked = fingerprint();
    m_trial->run(
        draft(), means().service.places(), [this, asked](const ProviderTrial::Verdict &verdict) {
            m_check->setEnabled(true);
            Q_EMIT completeChanged();
            if (asked != fingerprint())
                return sayNothing(); // another one has been typed since
            if (!verdict)
                return takeVerdict(false,
                    verdict.error().what + u' '
                        + models::ServerWords::said(verdict.error().lines.value(0)));
            QStringList sentences;
            for (const protocol::Finding &one : verdict->findings) {
                const protocol::Finding finding = models::ServerWords::said(one);
                if (finding.level != protocol::FindingLevel::Good)
                    sentences.append(finding.what + u' ' + finding.fix);
            }
            takeVerdict(verdict->good, sentences.join(u' '));
        });
    Q_EMIT completeChanged();
}

void CredentialsPage::takeVerdict(bool isGood, const QString &sentences)
{
    m_goOn->setVisible(!isGood);
    if (!isGood)
        return say(Tone::Bad, sentences);
    m_passed = fingerprint();
    say(Tone::Good,
        tr("The client ID and the secret are known to %1.").arg(spokenName(draft().signInAt)));
    if (m_wantsOn)
        goOn();
}

/// Somebody who has gone elsewhere meanwhile stays there.
void CredentialsPage::goOn()
{
    if (wizard()->currentPage() == this)
        wizard()->next();
}

void CredentialsPage::cleanupPage()
{
    m_wantsOn = false;
    SetupPage::cleanupPage();
}

} // namespace gatehouse::wizard
