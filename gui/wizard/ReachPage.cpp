// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/ReachPage.h"

#include "pages/Snippet.h"
#include "wizard/Fronts.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PortLetters = 20;

} // namespace

ReachPage::ReachPage(Context &context)
    : SetupPage(context, tr("How do people reach the server?"),
        tr("Clients connect to one address. Programs that run elsewhere, such as Claude on the "
           "web, "
           "need one that the internet reaches."))
    , m_reach(new QButtonGroup(this))
    , m_form(new QFormLayout)
{
    const QStringList path =
        means().service.places().environment.value(u"PATH"_s).split(u':', Qt::SkipEmptyParts);
    for (const QString &name : {u"cloudflared"_s, u"tailscale"_s}) {
        if (!path.isEmpty() && !QStandardPaths::findExecutable(name, path).isEmpty())
            m_tunnels.append(name);
    }
    const auto add = [this](Reach reach, const QString &text, const QString &explanation) {
        return addChoice(body(), *m_reach, int(reach), text, explanation);
    };
    add(Reach::ThisMachine, tr("From &this machine only"),
        tr("For a first try, and for clients that run here. It can be changed later."));
    add(Reach::Proxy, tr("By a domain of my own, behind &Caddy or nginx"),
        tr("Caddy or nginx has the certificate and passes everything on."));
    add(Reach::Certificate, tr("By a domain and a c&ertificate of my own"),
        tr("Without anything in front."));
    auto *tunnel = add(Reach::Tunnel, tr("Through a t&unnel"),
        m_tunnels.isEmpty() ? tr("Needs cloudflared or tailscale, and neither is installed here.")
                            : tr("With %1, which is installed here.").arg(m_tunnels.join(u", "_s)));
    tunnel->setEnabled(!m_tunnels.isEmpty());
    addDetails();
    connect(m_reach, &QButtonGroup::idClicked, this, &ReachPage::showDetails);
}

void ReachPage::addDetails()
{
    m_domain = new QLineEdit(this);
    m_domain->setPlaceholderText(u"gate.example.com"_s);
    m_port = new QSpinBox(this);
    m_port->setRange(1, 65535);
    m_port->setMaximumWidth(m_port->fontMetrics().averageCharWidth() * PortLetters);
    // Who has 0 has it written by hand, and keeps it.
    if (draft().former && draft().former->port == 0) {
        m_port->setMinimum(0);
        m_port->setSpecialValueText(tr("any that is free"));
    }
    m_front = new QComboBox(this);
    m_snippet = new pages::Snippet(tr("What to write into its settings"), this);
    m_form->addRow(tr("&Domain"), m_domain);
    m_form->addRow(tr("&Port on this machine"), m_port);
    m_certificate = addFile(tr("Certificate &file"), tr("Choose the certificate with its chain"));
    m_key = addFile(tr("&Key file"), tr("Choose the key of the certificate"));
    m_form->addRow(tr("&In front"), m_front);
    m_form->addRow(m_snippet);
    body().addSpacing(6);
    body().addLayout(m_form);
    body().addStretch(1);
    connect(m_domain, &QLineEdit::textChanged, this, &ReachPage::showSnippet);
    connect(m_port, &QSpinBox::valueChanged, this, &ReachPage::showSnippet);
    connect(m_front, &QComboBox::currentIndexChanged, this, &ReachPage::showSnippet);
}

QLineEdit *ReachPage::addFile(const QString &caption, const QString &title)
{
    auto *line = new QWidget(this);
    auto *edit = new QLineEdit(line);
    auto *choose = new QPushButton(tr("Choose…"), line);
    choose->setAutoDefault(false);
    choose->setAccessibleName(title);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(edit, 1);
    layout->addWidget(choose);
    auto *label = new QLabel(caption, this);
    label->setBuddy(edit);
    m_form->addRow(label, line);
    connect(choose, &QPushButton::clicked, this, [this, edit, title] {
        auto *dialog = new QFileDialog(
            this, title, edit->text(), tr("PEM files (*.pem *.crt *.key);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
        dialog->open();
    });
    return edit;
}

QStringList ReachPage::fronts() const
{
    switch (Reach(m_reach->checkedId())) {
    case Reach::Proxy:
        return {u"Caddy"_s, u"nginx"_s};
    case Reach::Tunnel:
        return m_tunnels;
    case Reach::ThisMachine:
    case Reach::Certificate:
        return {};
    }
    Q_UNREACHABLE();
}

void ReachPage::load()
{
    m_domain->setText(draft().domain);
    m_port->setValue(draft().port);
    m_certificate->setText(draft().certificate);
    m_key->setText(draft().certificateKey);
    m_reach->button(int(draft().reach))->setChecked(true);
    showDetails();
}

void ReachPage::save()
{
    draft().reach = Reach(m_reach->checkedId());
    draft().domain = m_domain->text().trimmed();
    draft().port = quint16(m_port->value());
    draft().certificate = m_certificate->text().trimmed();
    draft().certificateKey = m_key->text().trimmed();
}

QString ReachPage::problem()
{
    if (draft().reach != Reach::ThisMachine && draft().domain.isEmpty())
        return tr("Say the domain that people reach it by.");
    const bool hasCertificate = !draft().certificate.isEmpty() && !draft().certificateKey.isEmpty();
    if (draft().reach == Reach::Certificate && !hasCertificate)
        return tr("Choose the files of the certificate and of its key.");
    for (const QString &file : {draft().certificate, draft().certificateKey}) {
        if (draft().reach == Reach::Certificate && !QFileInfo::exists(file))
            return tr("There is no file %1.").arg(file);
    }
    return mistakeOf({"BASE_URL", "HOST", "PORT", "TLS_CERT_FILE", "TLS_KEY_FILE"});
}

void ReachPage::showDetails()
{
    const auto reach = Reach(m_reach->checkedId());
    m_form->setRowVisible(m_domain, reach != Reach::ThisMachine);
    for (QLineEdit *file : {m_certificate, m_key})
        m_form->setRowVisible(file->parentWidget(), reach == Reach::Certificate);
    m_front->clear();
    m_front->addItems(fronts());
    m_form->setRowVisible(m_front, m_front->count() > 0);
    m_form->setRowVisible(m_snippet, m_front->count() > 0);
    showSnippet();
}

void ReachPage::showSnippet()
{
    Draft shown = draft();
    shown.reach = Reach(m_reach->checkedId());
    shown.domain = m_domain->text();
    shown.port = quint16(m_port->value());
    const QString front = m_front->currentText();
    if (front == u"Caddy")
        m_snippet->setText(caddySnippet(shown));
    else if (front == u"nginx")
        m_snippet->setText(nginxSnippet(shown));
    else
        m_snippet->setText(tunnelCommand(front, shown));
}

} // namespace gatehouse::wizard
