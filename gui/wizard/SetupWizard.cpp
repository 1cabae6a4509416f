// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/SetupWizard.h"

#include "pages/Icon.h"
#include "wizard/AllowedPage.h"
#include "wizard/Apply.h"
#include "wizard/ConnectPage.h"
#include "wizard/CredentialsPage.h"
#include "wizard/ProofPage.h"
#include "wizard/ProviderPage.h"
#include "wizard/ReachPage.h"
#include "wizard/StartPage.h"
#include "wizard/ToolServersPage.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QMessageBox>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize LeastSize {760, 620};

/// What the person has typed and chosen there.
QStringList saidOn(const QWidget &page)
{
    QStringList said;
    for (const auto *edit : page.findChildren<QLineEdit *>())
        said.append(edit->text());
    for (const auto *button : page.findChildren<QAbstractButton *>())
        said.append(QString::number(int(button->isChecked())));
    return said;
}

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
    connect(this, &QWizard::currentIdChanged, this, &SetupWizard::note);
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

void SetupWizard::note(int page)
{
    if (page != startId())
        m_isBegun = true;
    else if (m_first.isEmpty())
        m_first = saidOn(*currentPage());
}

bool SetupWizard::isBegun() const
{
    return m_isBegun || (currentId() == startId() && saidOn(*currentPage()) != m_first);
}

bool SetupWizard::isBusy() const
{
    return m_apply->isRunning();
}

std::optional<pages::Question> SetupWizard::beforeEnd() const
{
    if (m_apply->hasChanged())
        return pages::Question {.title = tr("Quit Gatehouse"),
            .text = tr("Quit before the set-up is finished?"),
            .consequence = tr("What has been set up stays, and the server goes on with it."),
            .verb = tr("Quit")};
    if (!isBegun())
        return std::nullopt;
    return pages::Question {.title = tr("Cancel the set-up"),
        .text = tr("Lose what you typed?"),
        .consequence = tr("Nothing of it is set up yet, and it is not kept for another time."),
        .verb = tr("Leave the set-up")};
}

void SetupWizard::reject()
{
    if (m_apply->isRunning())
        return; // it is over in a moment, and then there is something to take back or nothing
    if (m_apply->hasChanged())
        return askToTakeBack();
    if (const auto question = beforeEnd())
        pages::confirm(this, *question, [this] { QWizard::reject(); });
    else
        QWizard::reject();
}

void SetupWizard::askToTakeBack()
{
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
