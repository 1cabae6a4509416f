// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/SetupWizard.h"

#include "pages/Icon.h"
#include "pages/Question.h"
#include "wizard/AllowedPage.h"
#include "wizard/Apply.h"
#include "wizard/ConnectPage.h"
#include "wizard/CredentialsPage.h"
#include "wizard/ProofPage.h"
#include "wizard/ProviderPage.h"
#include "wizard/ReachPage.h"
#include "wizard/StartPage.h"
#include "wizard/ToolServersPage.h"

#include <QMessageBox>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize LeastSize {760, 620};

} // namespace

SetupWizard::SetupWizard(const Means &means, Draft draft, QWidget *parent)
    : QWizard(parent)
    , m_context(new Context {means, std::move(draft)})
    , m_apply(new Apply(means.service, this))
{
    setWindowTitle(tr("Set up Gatehouse"));
    setWindowIcon(pages::appIcon());
    setWizardStyle(ModernStyle);
    setOption(NoBackButtonOnStartPage);
    setOption(NoDefaultButton, false);
    setPixmap(LogoPixmap, pages::appIcon().pixmap(48));
    setMinimumSize(LeastSize);
    setPage(Reach, new ReachPage(*m_context));
    setPage(Provider, new ProviderPage(*m_context));
    setPage(Credentials, new CredentialsPage(*m_context));
    setPage(Allowed, new AllowedPage(*m_context));
    setPage(Servers, new ToolServersPage(*m_context));
    setPage(Start, new StartPage(*m_context));
    setPage(Proof, new ProofPage(*m_context, *m_apply));
    setPage(Connect, new ConnectPage(*m_context));
    labelButtons();
}

SetupWizard::~SetupWizard()
{
    // The pages look at the context until they are gone.
    const QList<int> ids = pageIds();
    for (const int id : ids)
        delete page(id);
}

/// In the words of this app, wherever Qt has its own.
void SetupWizard::labelButtons()
{
    setButtonText(BackButton, tr("&Back"));
    setButtonText(NextButton, tr("&Next"));
    setButtonText(CancelButton, tr("Cancel"));
    setButtonText(FinishButton, tr("&Finish"));
    page(Start)->setButtonText(NextButton, tr("&Apply"));
}

void SetupWizard::accept()
{
    m_apply->keep();
    QWizard::accept();
}

void SetupWizard::reject()
{
    if (m_apply->isRunning())
        return; // it is over in a moment, and then there is something to take back or nothing
    if (!m_apply->hasChanged())
        return QWizard::reject();
    QString consequence = tr("The server is stopped, and its settings are as they were before.");
    if (const QString account = m_apply->lastingAccount(); !account.isEmpty())
        consequence += u' ' + tr("The account %1 stays, with its new password.").arg(account);
    pages::confirm(this,
        {.title = tr("Cancel the set-up"),
            .text = tr("Take back what has been set up?"),
            .consequence = consequence,
            .verb = tr("Take back")},
        [this] { takeBack(); });
}

void SetupWizard::takeBack()
{
    setEnabled(false);
    m_apply->undo([this](const base::Result<void, service::Trouble> &undone) {
        setEnabled(true);
        if (undone)
            return QWizard::reject();
        auto *box = new QMessageBox(QMessageBox::Warning, tr("Cancel the set-up"),
            tr("Nothing is taken back while the server runs.") + u' ' + undone.error().what,
            QMessageBox::NoButton, this);
        box->setObjectName(u"trouble"_s);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        box->setInformativeText(undone.error().fix);
        box->addButton(tr("Close"), QMessageBox::RejectRole);
        box->open();
    });
}

} // namespace gatehouse::wizard
