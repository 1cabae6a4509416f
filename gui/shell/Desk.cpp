// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/Desk.h"

#include <QSettings>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;

Desk::Desk(models::LiveServer::Options options, const base::Clock &clock, const QString &machine,
    std::unique_ptr<notify::Outlet> desktop)
    : live(std::move(options), clock)
    , window(live)
    , tray(live)
    , m_desktop(std::move(desktop))
    , m_inWindow(window)
    , m_notifier(live, outlets())
{
    if (!machine.isEmpty()) {
        window.setMachine(machine);
        tray.setMachine(machine);
        m_notifier.setMachine(machine);
    }
    m_notifier.setSight([this](models::News news) { return isSeen(news); });
    connect(&tray, &Tray::windowWanted, &window, &MainWindow::bringUp);
    connect(&m_notifier, &notify::Notifier::windowWanted, this, [this](const QString &page) {
        window.bringUp();
        window.showPage(page);
    });
    connect(&window, &MainWindow::wentToTray, this, [this] {
        QSettings settings;
        if (settings.value(u"tray/explained"_s).toBool())
            return;
        settings.setValue(u"tray/explained"_s, true);
        tray.say(u"Gatehouse"_s,
            tr("Gatehouse goes on here, so that it can tell you when a client wants in."));
    });
}

void Desk::bringUp()
{
    tray.bringUp();
    window.setStaysInTray(Tray::isThere());
    window.bringUp();
    m_notifier.setSilent(false);
}

void Desk::putAway()
{
    m_notifier.setSilent(true);
    window.remember();
    window.hide();
    tray.putAway();
}

QList<notify::Outlet *> Desk::outlets()
{
    QList<notify::Outlet *> outlets;
    if (m_desktop)
        outlets.append(m_desktop.get());
    return outlets << &tray << &m_inWindow;
}

/// The overview has the latest of everything.
bool Desk::isSeen(models::News news) const
{
    if (!window.isActiveWindow() || window.isMinimized())
        return false;
    const QString page = window.currentPage();
    switch (news) {
    case models::News::ApprovalWanted:
        return true; // above every page
    case models::News::TokenStolen:
        return page == u"overview"_s;
    case models::News::ProviderDown:
        return page == u"overview"_s || page == u"signin"_s;
    case models::News::PersonArrived:
        return page == u"overview"_s || page == u"people"_s || page == u"sessions"_s;
    }
    Q_UNREACHABLE();
}

} // namespace gatehouse::shell
