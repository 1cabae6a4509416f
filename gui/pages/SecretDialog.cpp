// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/SecretDialog.h"

#include "base/Printable.h"
#include "models/Words.h"
#include "pages/DialogRoom.h"
#include "pages/Icon.h"
#include "pages/Notice.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

SecretDialog::SecretDialog(models::SecretKeeper &secrets, const About &about, QWidget *parent)
    : QDialog(parent)
    , m_secrets(secrets)
    , m_name(about.name)
    , m_notice(new Notice(Notice::Closing::ByHand, this))
    , m_value(makeSecretEdit(this))
{
    const QString name = QString::fromUtf8(about.name);
    setWindowTitle(tr("Set %1").arg(name));
    auto *help = new QLabel(base::printable(about.help) + u'\n'
            + tr("It is kept in %1. Nothing gives it back: note it elsewhere if you need to.")
                  .arg(models::Words::secretStore(about.place)),
        this);
    help->setWordWrap(true);
    help->setTextFormat(Qt::PlainText);
    m_value->setAccessibleName(name);
    auto *form = new QFormLayout;
    form->addRow(tr("&Secret"), m_value);
    auto *buttons = new QDialogButtonBox(this);
    m_keep = buttons->addButton(tr("Keep"), QDialogButtonBox::AcceptRole);
    m_cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_keep->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_notice);
    layout->addWidget(help);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    connect(m_value, &QLineEdit::textChanged, this, &SecretDialog::showButtons);
    connect(m_keep, &QPushButton::clicked, this, &SecretDialog::keep);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    showButtons();
    resize(520, 150);
}

void SecretDialog::reject()
{
    if (m_isKeeping)
        return;
    if (const auto question = beforeEnd())
        confirm(this, *question, [this] { QDialog::reject(); });
    else
        QDialog::reject();
}

std::optional<Question> SecretDialog::beforeEnd() const
{
    if (m_value->text().trimmed().isEmpty())
        return std::nullopt;
    return Question {.title = windowTitle(),
        .text = tr("Lose the secret that you typed?"),
        .consequence = tr("It is not kept yet."),
        .verb = tr("Leave without keeping it")};
}

void SecretDialog::showButtons()
{
    m_keep->setEnabled(!m_isKeeping && !m_value->text().trimmed().isEmpty());
    m_cancel->setEnabled(!m_isKeeping);
}

void SecretDialog::keep()
{
    m_isKeeping = true;
    showButtons();
    m_notice->say(Tone::Plain, tr("Keeping it… A keychain may ask for its password."));
    makeRoom(*this);
    // What is pasted often has a space or a line end around it.
    m_secrets.keep(m_name, m_value->text().trimmed().toUtf8(), this,
        [this](const models::SecretKeeper::Outcome &outcome) {
            m_isKeeping = false;
            showButtons();
            if (!outcome.refused.isEmpty()) {
                m_notice->say(Tone::Bad, outcome.refused);
                return makeRoom(*this);
            }
            Q_EMIT kept(outcome);
            accept();
        });
}

QLineEdit *makeSecretEdit(QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setEchoMode(QLineEdit::Password);
    edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
        | Qt::ImhNoAutoUppercase);
    QAction *look = edit->addAction(icon(u"look"_s), QLineEdit::TrailingPosition);
    look->setCheckable(true);
    look->setToolTip(SecretDialog::tr("Show it"));
    QObject::connect(look, &QAction::toggled, edit, [edit](bool isShown) {
        edit->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    });
    return edit;
}

} // namespace gatehouse::pages
