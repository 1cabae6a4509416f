// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/StartPage.h"

#include "pages/QuietLabel.h"
#include "secrets/Stores.h"
#include "wizard/DraftSettings.h"
#include "wizard/ProviderSteps.h"
#include "wizard/ServerDraft.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QLabel>
#include <QPointer>
#include <QRadioButton>
#include <QVBoxLayout>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;
using service::Service;

namespace {

enum Place { Files, Keychain };

} // namespace

StartPage::StartPage(Context &context)
    : SetupPage(context, tr("Start the server"),
        tr("Nothing has been written yet. “Apply” writes it and starts the server; if something "
           "goes wrong, all of it is taken back."))
    , m_atLogin(new QCheckBox(tr("&Start it whenever I log in"), this))
    , m_way(new pages::QuietLabel(QString(), this))
    , m_secretsCaption(new QLabel(tr("Where the client secret is kept:"), this))
    , m_secrets(new QButtonGroup(this))
    , m_secretsBox(new QWidget(this))
    , m_summary(makeText(QString(), this))
{
    m_way->setWordWrap(true);
    m_way->setContentsMargins(ChoiceIndent, 0, 0, 0);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *box = new QVBoxLayout(m_secretsBox);
    box->setContentsMargins(0, 8, 0, 0);
    box->addWidget(m_secretsCaption);
    addChoice(*box, *m_secrets, Files, tr("In a &file that only you can read"),
        tr("The server can start by itself, before you have unlocked anything."));
    auto *keychain = addChoice(*box, *m_secrets, Keychain, tr("In the &keychain of the desktop"),
        tr("Encrypted. The server starts once the keychain is unlocked."));
    keychain->setEnabled(secrets::hasKeychain());
    body().addWidget(m_atLogin);
    body().addWidget(m_way);
    body().addWidget(m_secretsBox);
    body().addSpacing(8);
    body().addWidget(m_summary);
    body().addStretch(1);
}

void StartPage::load()
{
    m_atLogin->setChecked(draft().startsAtLogin);
    m_secrets->button(draft().keychain ? Keychain : Files)->setChecked(true);
    m_secretsBox->setVisible(!draft().isLocal());
    m_summary->setText(summary());
    means().service.findWay([label = QPointer(m_way)](Service::Way way) {
        if (!label)
            return;
        label->setText(way == Service::Way::Unit
                ? tr("It runs as a service of systemd in your session, apart from this app.")
                : tr("It runs as a program of yours, and goes on when this app is closed."));
    });
}

void StartPage::save()
{
    draft().startsAtLogin = m_atLogin->isChecked();
    draft().keychain = m_secrets->checkedId() == Keychain;
}

QString StartPage::problem()
{
    if (means().service.places().server.isEmpty())
        return tr("gatehoused, the server, is not installed here. Install its package first.");
    return {};
}

QString StartPage::summary()
{
    const service::Places &places = means().service.places();
    const auto row = [](const QString &what, const QString &value) {
        return u"<tr><td style=\"padding-right:12px\">%1</td><td>%2</td></tr>"_s.arg(
            what, value.toHtmlEscaped());
    };
    const qsizetype servers = serversIn(draft().servers).size();
    QString rows = row(tr("Address"), QString::fromUtf8(draft().baseUrl()))
        + row(tr("People sign in at"),
            draft().signInAt == SignInAt::Other ? draft().issuer : nameOf(draft().signInAt))
        + row(tr("MCP servers"),
            servers == 0 ? tr("the built-in one") : tr("%n server(s)", nullptr, int(servers)))
        + row(tr("Settings"), places.settingsFile);
    if (servers > 0)
        rows += row(tr("Servers file"), serversFile(places));
    return u"<table cellspacing=\"0\" cellpadding=\"1\">%1</table>"_s.arg(rows);
}

} // namespace gatehouse::wizard
