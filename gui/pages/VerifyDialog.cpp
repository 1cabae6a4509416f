// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/VerifyDialog.h"

#include "models/Words.h"
#include "pages/Copy.h"
#include "pages/DialogRoom.h"
#include "pages/Notice.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::Words;

namespace {

/// A log of millions of rows takes a while.
constexpr std::chrono::minutes VerifiedWithin {10};

/// `NUMBER:DIGEST`, as this dialog says it; nothing when it is something else.
std::optional<protocol::AuditVerify> notedFrom(const QString &text)
{
    const QString noted = text.simplified().remove(u' ');
    if (noted.isEmpty())
        return protocol::AuditVerify {};
    bool isNumber = false;
    const protocol::AuditVerify asked {.number = noted.section(u':', 0, 0).toLongLong(&isNumber),
        .digest = noted.section(u':', 1).toLatin1()};
    if (!isNumber || asked.digest.isEmpty())
        return std::nullopt;
    return asked;
}

} // namespace

VerifyDialog::VerifyDialog(models::LiveData &live, QWidget *parent)
    : QDialog(parent)
    , m_live(live)
    , m_notice(new Notice(Notice::Closing::ByItself, this))
    , m_form(new QFormLayout)
    , m_noted(new QLineEdit(this))
{
    setWindowTitle(tr("Verify the audit log"));
    auto *hint = new QLabel(
        tr("Each row is sealed together with the one before. This finds rows that were changed or "
           "taken out. Whoever may write the whole database could seal it anew; what you noted "
           "elsewhere after an earlier look tells that too."),
        this);
    hint->setWordWrap(true);
    m_noted->setPlaceholderText(tr("Number and digest, if you have noted them"));
    m_form->addRow(tr("&Noted earlier"), m_noted);
    m_mark = addCopyLine(*m_form, tr("To note now"), {}, tr("Copy what to note"));
    m_form->setRowVisible(1, false);
    auto *buttons = new QDialogButtonBox(this);
    m_verify = buttons->addButton(tr("Verify"), QDialogButtonBox::ActionRole);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    m_verify->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addLayout(m_form);
    layout->addWidget(m_notice);
    layout->addStretch(1);
    layout->addWidget(buttons);
    connect(m_verify, &QPushButton::clicked, this, &VerifyDialog::verify);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    resize(560, 200);
}

void VerifyDialog::sayHere(Tone tone, const QString &text)
{
    m_notice->say(tone, text);
    makeRoom(*this);
}

void VerifyDialog::verify()
{
    const auto asked = notedFrom(m_noted->text());
    if (!asked)
        return sayHere(
            Tone::Warning, tr("What was noted is a number, a colon and 64 hexadecimal digits."));
    m_verify->setEnabled(false);
    m_form->setRowVisible(1, false);
    sayHere(Tone::Plain, tr("Going along the log…"));
    m_live.server.ask<protocol::AuditVerdict>(
        u"audit.verify"_s, *asked, this,
        [this](const auto &answer) {
            m_verify->setEnabled(true);
            if (answer)
                tell(*answer);
            else
                sayHere(Tone::Bad, answer.error().message);
        },
        VerifiedWithin);
}

void VerifyDialog::tell(const protocol::AuditVerdict &verdict)
{
    if (!verdict.good)
        return sayHere(Tone::Bad,
            tr("The log is not as it was written. %1 Keep a copy of the database, and ask who "
               "could write it.")
                .arg(verdict.problem));
    if (verdict.last < verdict.first)
        return sayHere(Tone::Good, tr("The audit log is empty."));
    sayHere(Tone::Good,
        tr("The log is as it was written, rows %1 to %2. Note the last one elsewhere to compare "
           "with it later.")
            .arg(Words::number(verdict.first), Words::number(verdict.last)));
    m_mark->setText(u"%1:%2"_s.arg(verdict.last).arg(QString::fromLatin1(verdict.digest)));
    m_mark->setCursorPosition(0);
    m_form->setRowVisible(1, true);
    makeRoom(*this);
}

} // namespace gatehouse::pages
