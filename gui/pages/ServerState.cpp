// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ServerState.h"

#include "models/Words.h"
#include "pages/Copy.h"
#include "pages/ElidedLabel.h"
#include "pages/Icon.h"
#include "pages/QuietLabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::LiveServer;
using models::Words;
using protocol::Finding;
using protocol::FindingLevel;

namespace {

constexpr int StateIcon = 20;
/// What the doctor looks at from where clients are.
constexpr QLatin1String ReachFindings[] {
    QLatin1String("dns"), QLatin1String("tls"), QLatin1String("metadata")};

} // namespace

ServerState::ServerState(models::LiveData &live, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_stateIcon(new QLabel(this))
    , m_state(new QLabel(this))
    , m_reachIcon(new QLabel(this))
    , m_reach(new QLabel(this))
{
    auto *lines = new QGridLayout;
    lines->setHorizontalSpacing(8);
    lines->setColumnStretch(1, 1);
    int row = 0;
    for (const auto &[icon, text] : {std::pair(m_stateIcon, m_state), {m_reachIcon, m_reach}}) {
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        lines->addWidget(icon, row, 0, Qt::AlignTop);
        lines->addWidget(text, row++, 1);
    }
    auto *addresses = new QGridLayout;
    addresses->setHorizontalSpacing(10);
    addresses->setVerticalSpacing(4);
    addresses->setColumnStretch(3, 1);
    m_address = addAddress(*addresses, tr("Public address"), tr("Copy the public address"));
    m_mcpAddress = addAddress(*addresses, tr("For clients"), tr("Copy the address for clients"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(lines);
    layout->addLayout(addresses);
    connect(&live.server, &LiveServer::connectionChanged, this, &ServerState::showAll);
    connect(&live.server, &LiveServer::statusChanged, this, &ServerState::showAll);
    connect(&live.doctor, &models::DoctorRun::changed, this, &ServerState::showAll);
    showAll();
}

ElidedLabel *ServerState::addAddress(
    QGridLayout &grid, const QString &caption, const QString &copying)
{
    auto *address = new ElidedLabel(this);
    auto *copy = makeCopyButton(
        copying, [address] { return address->text(); }, this);
    m_copyButtons.append(copy);
    const int row = grid.rowCount();
    grid.addWidget(new QuietLabel(caption, this), row, 0, Qt::AlignVCenter);
    grid.addWidget(address, row, 1, Qt::AlignVCenter);
    grid.addWidget(copy, row, 2);
    return address;
}

ServerState::Line ServerState::connectionLine() const
{
    const auto &status = m_live.server.status();
    switch (m_live.server.connection()) {
    case LiveServer::Connection::Connecting:
        return {Tone::Plain, tr("Looking for the server…")};
    case LiveServer::Connection::Lost:
        return {Tone::Bad,
            status ? tr("Not connected. What stands here is from before.")
                   : tr("Not connected: the server is not running, or somewhere else.")};
    case LiveServer::Connection::Connected:
        break;
    }
    if (!status)
        return {Tone::Plain, tr("Looking for the server…")};
    return {status->health.good ? Tone::Good : Tone::Warning,
        tr("Running since %1, version %2.").arg(Words::time(status->upSince), status->version)};
}

ServerState::Line ServerState::reachLine() const
{
    if (!m_live.server.isConnected() || !m_live.doctor.hasReport())
        return {};
    const protocol::Examination &report = m_live.doctor.report();
    const Finding *worst = nullptr;
    for (const Finding &finding : report.findings) {
        const bool isAbout = std::any_of(std::begin(ReachFindings), std::end(ReachFindings),
            [&finding](QLatin1String id) { return finding.id == id; });
        if (isAbout && (!worst || finding.level > worst->level))
            worst = &finding;
    }
    if (!worst)
        return {};
    const QString what = Words::plain(worst->what);
    switch (worst->level) {
    case FindingLevel::Good:
        return {Tone::Good,
            tr("Clients reach the public address; looked at %1.")
                .arg(Words::time(report.startedAt))};
    case FindingLevel::Warning:
        return {Tone::Warning, tr("Clients reach the public address, but: %1").arg(what)};
    case FindingLevel::Problem:
        return {Tone::Bad, tr("Clients do not reach the public address: %1").arg(what)};
    }
    Q_UNREACHABLE();
}

void ServerState::showLine(QLabel &icon, QLabel &text, const Line &line)
{
    icon.setPixmap(iconPixmap(
        toneIcon(line.tone), toneColor(line.tone, palette()), StateIcon, devicePixelRatioF()));
    text.setText(line.text);
    icon.setVisible(!line.text.isEmpty());
    text.setVisible(!line.text.isEmpty());
}

void ServerState::showAll()
{
    const auto &status = m_live.server.status();
    showLine(*m_stateIcon, *m_state, connectionLine());
    showLine(*m_reachIcon, *m_reach, reachLine());
    m_address->setText(status ? QString::fromUtf8(status->issuer) : u"–"_s);
    m_mcpAddress->setText(status ? QString::fromUtf8(status->mcpUrls.value(0)) : u"–"_s);
    for (QToolButton *button : std::as_const(m_copyButtons))
        button->setVisible(status.has_value());
}

void ServerState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_mcpAddress)
        showAll();
    QWidget::changeEvent(event);
}

} // namespace gatehouse::pages
