// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/DoctorPage.h"

#include "models/Words.h"
#include "pages/Copy.h"
#include "pages/EmptyState.h"
#include "pages/FindingsView.h"
#include "pages/Icon.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::DoctorRun;
using models::Words;
using protocol::FindingLevel;

DoctorPage::DoctorPage(models::LiveData &live)
    : Page(live, tr("Doctor"))
    , m_doctor(live.doctor)
    , m_run(new QPushButton(tr("Look for problems"), this))
    , m_copy(new QPushButton(tr("Copy the report"), this))
    , m_stateIcon(new QLabel(this))
    , m_state(new QLabel(this))
    , m_gauge(new QProgressBar(this))
    , m_stack(new QStackedWidget(this))
    , m_findings(new FindingsView(this))
    , m_empty(new EmptyState(u"doctor"_s, this))
{
    for (QPushButton *button : {m_copy, m_run}) {
        button->setAutoDefault(false);
        addBesideTitle(button);
    }
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_gauge->setTextVisible(false);
    m_gauge->setMaximumHeight(8);
    m_gauge->setAccessibleName(tr("How far the doctor is"));
    auto *line = new QHBoxLayout;
    line->addWidget(m_stateIcon, 0, Qt::AlignTop);
    line->addWidget(m_state, 1);
    body().addLayout(line);
    body().addWidget(m_gauge);
    m_stack->addWidget(m_findings);
    m_stack->addWidget(m_empty);
    body().addWidget(m_stack, 1);
    connect(m_run, &QPushButton::clicked, &m_doctor, &DoctorRun::run);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        const auto &status = this->live().server.status();
        copyText(m_doctor.text(status ? status->issuer : QByteArray()));
        say(Tone::Good, tr("The report is copied; paste it where you ask for help."));
    });
    connect(&m_doctor, &DoctorRun::changed, this, &DoctorPage::showReport);
    connect(&m_doctor, &DoctorRun::failed, this, &DoctorPage::sayFailure);
    showReport();
}

void DoctorPage::showReport()
{
    m_findings->show(m_doctor.report().findings);
    showEmpty();
    m_stack->setCurrentWidget(
        m_doctor.report().findings.isEmpty() ? static_cast<QWidget *>(m_empty) : m_findings);
    const bool isRunning = m_doctor.state() == DoctorRun::State::Running;
    m_run->setEnabled(live().server.isConnected() && !isRunning);
    m_copy->setEnabled(m_doctor.hasReport());
    m_gauge->setVisible(isRunning);
    m_gauge->setRange(0, std::max(1, int(m_doctor.report().checks.size())));
    m_gauge->setValue(m_doctor.report().isFinished ? 0 : m_doctor.checksDone());
    showState();
}

void DoctorPage::showState()
{
    const Tone tone = stateTone();
    m_state->setText(stateText());
    m_state->setVisible(!m_state->text().isEmpty());
    m_stateIcon->setVisible(m_state->isVisibleTo(this));
    m_stateIcon->setPixmap(
        iconPixmap(toneIcon(tone), toneColor(tone, palette()), 20, devicePixelRatioF()));
}

void DoctorPage::showEmpty()
{
    if (!live().server.isConnected() && !m_doctor.hasReport())
        return m_empty->say(tr("Not connected"),
            tr("The doctor works in the server, which is away. On its machine, “gatehousectl "
               "doctor” says what keeps it from starting."));
    if (m_doctor.state() == DoctorRun::State::Running)
        return m_empty->say(tr("Looking…"), {});
    m_empty->say(tr("Finds what is wrong before somebody else does"),
        tr("The doctor looks at settings, disk and database, at the certificate and the address "
           "that clients see, at every provider and MCP server, and signs in as each known "
           "client does, up to the consent page. That takes seconds, or a minute when something "
           "does not answer."));
}

QString DoctorPage::countsText() const
{
    const int problems = m_doctor.count(FindingLevel::Problem);
    const int warnings = m_doctor.count(FindingLevel::Warning);
    if (problems == 0 && warnings == 0)
        return tr("All is as it should be.");
    QStringList parts;
    if (problems > 0)
        parts.append(tr("%n problem(s)", nullptr, problems));
    if (warnings > 0)
        parts.append(tr("%n warning(s)", nullptr, warnings));
    return tr("%1; the rest is as it should be.").arg(parts.join(u", "_s));
}

QString DoctorPage::stateText() const
{
    const QString looked = tr("Looked at %1.").arg(Words::stamp(m_doctor.report().startedAt));
    const bool isAway = live().server.connection() == models::LiveServer::Connection::Lost;
    switch (m_doctor.state()) {
    case DoctorRun::State::Unknown:
    case DoctorRun::State::Never:
        return isAway ? QString() : tr("Nobody has looked since the server was started.");
    case DoctorRun::State::Running:
        return m_doctor.lookingAt().isEmpty()
            ? tr("Looking…")
            : tr("Looking at %1…").arg(Words::plain(m_doctor.lookingAt()));
    case DoctorRun::State::Broken:
        return tr("The server went away before the doctor was done. %1")
            .arg(m_doctor.hasReport() ? looked : QString())
            .trimmed();
    case DoctorRun::State::Done:
        break;
    }
    const QString text = countsText() + u' ' + looked;
    return isAway ? text + u' ' + tr("The server is away now.") : text;
}

Tone DoctorPage::stateTone() const
{
    switch (m_doctor.state()) {
    case DoctorRun::State::Unknown:
    case DoctorRun::State::Never:
    case DoctorRun::State::Running:
        return Tone::Plain;
    case DoctorRun::State::Broken:
        return Tone::Warning;
    case DoctorRun::State::Done:
        break;
    }
    if (m_doctor.count(FindingLevel::Problem) > 0)
        return Tone::Bad;
    return m_doctor.count(FindingLevel::Warning) > 0 ? Tone::Warning : Tone::Good;
}

void DoctorPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showState();
    Page::changeEvent(event);
}

} // namespace gatehouse::pages
