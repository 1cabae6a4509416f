// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/Tray.h"

#include "models/Words.h"
#include "pages/Icon.h"
#include "pages/WaitingPanel.h"

#include <QApplication>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;
using models::Words;

namespace {

constexpr int ShownFor = 8000; // milliseconds
constexpr int NameLength = 40;

/// Fit for a menu: short, and no letter of it is a shortcut.
QString menuName(const QString &name)
{
    QString line = name.simplified();
    if (line.size() > NameLength)
        line = line.first(NameLength) + u'…';
    return line.replace(u'&', u"&&"_s);
}

} // namespace

Tray::Tray(models::LiveData &live)
    : m_live(live)
    , m_icon(pages::appIcon())
{
    m_icon.setToolTip(u"Gatehouse"_s);
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this,
        [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason != QSystemTrayIcon::Context)
                Q_EMIT windowWanted({});
        });
    connect(
        &m_icon, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT windowWanted(m_page); });
    connect(&live.server, &models::LiveServer::happened, this, &Tray::take);
    connect(
        &live.lists, &models::ServerLists::refreshed, this, [this](models::ServerLists::List list) {
            if (list == models::ServerLists::List::Approvals)
                fillMenu();
        });
    connect(&live.lists.approvals, &QAbstractItemModel::rowsRemoved, this, &Tray::fillMenu);
    fillMenu();
}

void Tray::show()
{
    if (isThere())
        m_icon.show();
}

void Tray::setMachine(const QString &name)
{
    m_icon.setToolTip(tr("Gatehouse: %1").arg(name));
}

void Tray::say(const QString &title, const QString &text)
{
    Q_EMIT told(title, text);
    if (m_icon.isVisible())
        m_icon.showMessage(title, text, pages::appIcon(), ShownFor);
}

void Tray::take(const protocol::Event &event)
{
    if (const auto *wanted = std::get_if<protocol::ApprovalWanted>(&event)) {
        m_page = u"clients"_s;
        say(tr("A client wants in"),
            tr("%1 shows the code %2. Allow or deny it here or in the window.")
                .arg(Words::clientName(wanted->clientName, wanted->client).simplified(),
                    QString::fromUtf8(wanted->code)));
    } else if (const auto *alert = std::get_if<protocol::Alert>(&event)) {
        const bool isTheft = alert->kind == protocol::AlertKind::RefreshTokenStolen;
        m_page = isTheft ? u"overview"_s : u"signin"_s;
        say(isTheft ? tr("A token was stolen") : tr("A provider is down"), alert->text);
    }
}

void Tray::fillMenu()
{
    m_menu.clear();
    for (const protocol::ApprovalWanted &waiting : m_live.lists.approvals.rows())
        addAnswers(waiting);
    m_menu.addAction(tr("Open Gatehouse"), this, [this] { Q_EMIT windowWanted({}); });
    m_menu.addSeparator();
    m_menu.addAction(tr("Quit"), qApp, &QApplication::quit);
}

void Tray::addAnswers(const protocol::ApprovalWanted &waiting)
{
    const QString name = menuName(Words::clientName(waiting.clientName, waiting.client));
    const QString code = QString::fromUtf8(waiting.code);
    const auto add = [&](const QString &text, pages::WaitingAnswer answer) {
        m_menu.addAction(text, this, [this, code = waiting.code, answer] {
            pages::answerWaiting(m_live, code, answer, this, [this](const QString &problem) {
                if (!problem.isEmpty())
                    say(tr("That did not work"), problem);
            });
        });
    };
    add(tr("Allow %1 (%2)").arg(name, code), pages::WaitingAnswer::Allow);
    add(tr("Deny %1 (%2)").arg(name, code), pages::WaitingAnswer::Deny);
    m_menu.addSeparator();
}

} // namespace gatehouse::shell
