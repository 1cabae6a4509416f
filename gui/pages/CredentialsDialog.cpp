// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/CredentialsDialog.h"

#include "base/Printable.h"
#include "models/Words.h"
#include "pages/Copy.h"
#include "pages/DialogRoom.h"
#include "pages/FindingsView.h"
#include "pages/Notice.h"
#include "pages/QuietLabel.h"
#include "pages/SecretDialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::SecretKeeper;
using models::SettingsDraft;

namespace {

/// Two questions to the provider, ten seconds each.
constexpr std::chrono::seconds CheckedWithin {60};

} // namespace

CredentialsDialog::CredentialsDialog(models::LiveData &live, const Place &provider, QWidget *parent)
    : QDialog(parent)
    , m_live(live)
    , m_provider(provider.name)
    , m_draft(live.server)
    , m_secrets(live.server)
    , m_notice(new Notice(Notice::Closing::ByHand, this))
    , m_address(new QLineEdit(this))
    , m_id(new QLineEdit(this))
    , m_secret(makeSecretEdit(this))
    , m_secretState(new QuietLabel(QString(), this))
    , m_findings(new FindingsView(this))
{
    setWindowTitle(provider.title.isEmpty()
            ? tr("Credentials at the provider")
            : tr("Credentials at %1").arg(base::printable(provider.title)));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_notice);
    layout->addWidget(makeForm());
    layout->addWidget(m_findings, 1);
    layout->addStretch();
    layout->addWidget(makeButtons());
    m_findings->hide();
    m_findings->setMinimumHeight(m_findings->fontMetrics().height() * 10);
    connect(&m_draft, &SettingsDraft::told, this, &CredentialsDialog::showSettings);
    connect(&m_draft, &SettingsDraft::edited, this, &CredentialsDialog::showButtons);
    connect(&m_draft, &SettingsDraft::refused, this, [this](const protocol::Failure &failure) {
        setBusy(false);
        sayHere(Tone::Bad, failure.message);
    });
    connect(&m_draft, &SettingsDraft::saved, this, &CredentialsDialog::tellSaved);
    connect(&m_secrets, &SecretKeeper::changed, this, &CredentialsDialog::showSecret);
    connect(&live.server, &models::LiveServer::connectionChanged, this,
        &CredentialsDialog::showButtons);
    // Until it is known which settings this provider has.
    for (QLineEdit *field : {m_address, m_id, m_secret})
        field->setReadOnly(!m_draft.isKnown());
    showButtons();
    resize(640, 240);
}

QWidget *CredentialsDialog::makeForm()
{
    auto *form = new QWidget(this);
    m_form = new QFormLayout(form);
    m_form->setContentsMargins(0, 0, 0, 0);
    auto *hint = new QLabel(tr("Gatehouse is a client of the provider, which gives it an id and a "
                               "secret when you register it there."),
        form);
    hint->setWordWrap(true);
    m_form->addRow(hint);
    m_form->addRow(tr("&Address"), m_address);
    m_form->addRow(tr("Client &ID"), m_id);
    m_form->addRow(tr("Client &secret"), m_secret);
    m_secretState->setWordWrap(true);
    m_form->addRow(QString(), m_secretState);
    m_redirect = addCopyLine(
        *m_form, tr("Register there"), {}, tr("Copy the address people are sent back to"));
    m_redirect->setToolTip(tr("The provider sends people back to this address; it must know it."));
    m_form->setRowVisible(m_form->rowCount() - 1, false);
    connect(m_address, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_draft.setValue(settingOf("PROVIDER_ACCOUNTS_URL", "ACCOUNTS_URL"), text.trimmed());
        forgetVerdict();
    });
    connect(m_id, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_draft.setValue(settingOf("PROVIDER_CLIENT_ID", "CLIENT_ID"), text.trimmed());
        forgetVerdict();
    });
    connect(m_secret, &QLineEdit::textEdited, this, &CredentialsDialog::forgetVerdict);
    connect(m_secret, &QLineEdit::textChanged, this, &CredentialsDialog::showButtons);
    return form;
}

QWidget *CredentialsDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_check = buttons->addButton(tr("Check"), QDialogButtonBox::ActionRole);
    m_remove = buttons->addButton(tr("Remove the secret…"), QDialogButtonBox::ResetRole);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    m_check->setToolTip(tr("Asks the provider whether it knows this id and secret."));
    m_save->setDefault(true);
    connect(m_check, &QPushButton::clicked, this, &CredentialsDialog::check);
    connect(m_save, &QPushButton::clicked, this, &CredentialsDialog::save);
    connect(m_remove, &QPushButton::clicked, this, &CredentialsDialog::askToRemove);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    return buttons;
}

void CredentialsDialog::reject()
{
    if (m_isSaving)
        return;
    if (const auto question = beforeEnd())
        confirm(this, *question, [this] { QDialog::reject(); });
    else
        QDialog::reject();
}

std::optional<Question> CredentialsDialog::beforeEnd() const
{
    if (typedSecret().isEmpty() && m_draft.changes() == 0)
        return std::nullopt;
    return Question {.title = windowTitle(),
        .text = tr("Lose what you typed?"),
        .consequence = tr("It is not saved yet."),
        .verb = tr("Leave without saving")};
}

/// What is pasted often has a space or a line end around it.
QString CredentialsDialog::typedSecret() const
{
    return m_secret->text().trimmed();
}

QByteArray CredentialsDialog::settingOf(const QByteArray &single, const QByteArray &ending) const
{
    const QByteArray named =
        "PROVIDER_" + QByteArray(m_provider.toUpper()).replace('-', '_') + '_' + ending;
    return !m_provider.isEmpty() && m_draft.find(named) ? named : single;
}

QByteArray CredentialsDialog::secretName() const
{
    return settingOf("PROVIDER_CLIENT_SECRET", "CLIENT_SECRET");
}

/// As it is typed, else as it is in force.
QByteArray CredentialsDialog::valueOf(const QByteArray &single, const QByteArray &ending) const
{
    const QByteArray name = settingOf(single, ending);
    const protocol::SettingRow *row = m_draft.find(name);
    if (row && !m_draft.isChanged(name))
        return row->value.toUtf8();
    return m_draft.value(name).toUtf8();
}

void CredentialsDialog::showSettings()
{
    for (const auto &[field, name] :
        {std::pair(m_address, settingOf("PROVIDER_ACCOUNTS_URL", "ACCOUNTS_URL")),
            std::pair(m_id, settingOf("PROVIDER_CLIENT_ID", "CLIENT_ID"))}) {
        const protocol::SettingRow *row = m_draft.find(name);
        const QString value = m_draft.value(name);
        if (field->text().trimmed() != value)
            field->setText(value);
        field->setReadOnly(row && row->fixed);
        field->setToolTip(row && row->fixed
                ? tr("%1 comes from %2: change it there.").arg(QString::fromUtf8(name), row->place)
                : QString::fromUtf8(name));
    }
    m_address->setPlaceholderText(tr("The provider's issuer or userinfo address"));
    m_secret->setReadOnly(false);
    m_secrets.look(secretName());
    showSecret();
}

void CredentialsDialog::showSecret()
{
    const auto known = m_secrets.known(secretName());
    const protocol::SettingRow *row = m_draft.find(secretName());
    QString state;
    if (row && row->fixed)
        state = tr("It comes from %1, which wins: change it there.").arg(row->place);
    else if (known.presence == SecretKeeper::Presence::Unreachable)
        state = known.problem;
    else if (known.presence == SecretKeeper::Presence::Kept)
        state = tr("One is kept in %1. Type it, or a new one, to check it; a new one replaces it.")
                    .arg(models::Words::secretStore(m_draft.secretStore()));
    else if (known.presence == SecretKeeper::Presence::Missing)
        state = tr("None is kept yet; it goes into %1.")
                    .arg(models::Words::secretStore(m_draft.secretStore()));
    m_secretState->setText(state);
    makeRoom(*this);
    m_secret->setEnabled(!row || !row->fixed);
    showButtons();
}

void CredentialsDialog::showButtons()
{
    const bool canAsk = m_live.server.isConnected() && m_draft.isKnown() && !m_isBusy;
    const bool hasSecret = !typedSecret().isEmpty();
    m_close->setEnabled(!m_isSaving);
    m_check->setEnabled(canAsk && hasSecret && !m_id->text().trimmed().isEmpty());
    m_save->setEnabled(canAsk && (hasSecret || m_draft.changes() > 0));
    m_remove->setEnabled(
        canAsk && m_secrets.known(secretName()).presence == SecretKeeper::Presence::Kept);
}

void CredentialsDialog::sayHere(Tone tone, const QString &text)
{
    m_notice->say(tone, text);
    makeRoom(*this);
}

void CredentialsDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_isSaving = m_isSaving && isBusy;
    showButtons();
}

void CredentialsDialog::check()
{
    setBusy(true);
    m_findings->hide();
    sayHere(Tone::Plain, tr("Asking the provider…"));
    const protocol::ProviderCandidate candidate {
        .name = settingOf({}, "CLIENT_ID").isEmpty() ? QByteArray() : m_provider,
        .strategy = valueOf("AUTH_STRATEGY", "STRATEGY"),
        .clientId = m_id->text().trimmed().toUtf8(),
        .clientSecret = typedSecret().toUtf8(),
        .accountsUrl = m_address->text().trimmed().toUtf8(),
        .authorizationUrl = valueOf("OAUTH_AUTHORIZATION_URL", "AUTHORIZATION_URL"),
        .tokenUrl = valueOf("OAUTH_TOKEN_URL", "TOKEN_URL")};
    m_live.server.ask<protocol::ProviderVerdict>(
        u"providers.check"_s, candidate, this,
        [this, round = m_round](const auto &answer) {
            setBusy(false);
            if (round != m_round)
                m_notice->hide(); // it is about what was typed before
            else if (answer)
                tell(*answer);
            else
                sayHere(Tone::Bad, answer.error().message);
        },
        CheckedWithin);
}

/// It was about what stood there before.
void CredentialsDialog::forgetVerdict()
{
    ++m_round;
    if (m_isBusy)
        return;
    m_notice->hide();
    m_findings->hide();
}

void CredentialsDialog::tell(const protocol::ProviderVerdict &verdict)
{
    if (verdict.good)
        sayHere(Tone::Good,
            tr("%1 knows this id and secret: people can sign in with them. Save to use them.")
                .arg(verdict.title));
    else
        sayHere(Tone::Bad, tr("People could not sign in with these; see below why."));
    m_redirect->setText(QString::fromUtf8(verdict.redirectUri));
    m_redirect->setCursorPosition(0);
    m_form->setRowVisible(m_form->rowCount() - 1, !verdict.redirectUri.isEmpty());
    m_findings->show(verdict.findings);
    m_findings->setVisible(!verdict.findings.isEmpty());
    makeRoom(*this);
}

/// The secret first: with the id alone the settings would be refused.
void CredentialsDialog::save()
{
    m_isSaving = true;
    setBusy(true);
    if (typedSecret().isEmpty())
        return saveSettings({});
    sayHere(Tone::Plain, tr("Keeping it… A keychain may ask for its password."));
    m_secrets.keep(
        secretName(), typedSecret().toUtf8(), this, [this](const SecretKeeper::Outcome &outcome) {
            if (outcome.refused.isEmpty()) {
                m_secret->clear();
                return saveSettings(outcome);
            }
            setBusy(false);
            sayHere(Tone::Bad, outcome.refused);
        });
}

void CredentialsDialog::saveSettings(const SecretKeeper::Outcome &outcome)
{
    if (m_draft.changes() == 0)
        return tellKept(outcome);
    m_draft.save();
}

void CredentialsDialog::tellSaved(const protocol::SettingsChanged &changed)
{
    setBusy(false);
    m_live.lists.refresh(models::ServerLists::List::Providers);
    if (changed.restart.isEmpty())
        sayHere(Tone::Good, tr("Saved, and in use."));
    else
        sayHere(Tone::Warning, tr("Saved. The server uses it after its next restart."));
}

void CredentialsDialog::tellKept(const SecretKeeper::Outcome &outcome)
{
    setBusy(false);
    m_live.lists.refresh(models::ServerLists::List::Providers);
    const protocol::SettingRow *row = m_draft.find(secretName());
    if (!outcome.notYetUsed.isEmpty())
        sayHere(
            Tone::Warning, tr("Saved. The server goes on as before: %1").arg(outcome.notYetUsed));
    else if (row && row->restart)
        sayHere(Tone::Warning, tr("Saved. The server uses it after its next restart."));
    else
        sayHere(Tone::Good, tr("Saved, and in use."));
}

void CredentialsDialog::askToRemove()
{
    const Question question {.title = tr("Remove secret"),
        .text = tr("Remove the client secret from %1?")
                    .arg(models::Words::secretStore(m_draft.secretStore())),
        .consequence = tr("This cannot be undone: nothing gives the secret back. Without it nobody "
                          "can sign in at this provider after the next start."),
        .verb = tr("Remove")};
    confirm(this, question, [this] {
        setBusy(true);
        m_secrets.remove(secretName(), this, [this](const SecretKeeper::Outcome &outcome) {
            setBusy(false);
            m_draft.refresh();
            if (!outcome.refused.isEmpty())
                sayHere(Tone::Bad, outcome.refused);
            else if (!outcome.notYetUsed.isEmpty())
                sayHere(Tone::Warning,
                    tr("Removed. The server goes on with what it has read: %1")
                        .arg(outcome.notYetUsed));
            else
                sayHere(Tone::Good, tr("Removed."));
        });
    });
}

} // namespace gatehouse::pages
