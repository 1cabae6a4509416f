// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/Desk.h"

#include <QSettings>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;

Desk::Desk(models::LiveServer::Options options, const base::Clock &clock, const QString &machine)
    : live(std::move(options), clock)
    , window(live)
    , tray(live)
{
    if (!machine.isEmpty()) {
        window.setMachine(machine);
        tray.setMachine(machine);
    }
    connect(&tray, &Tray::windowWanted, this, [this](const QString &page) {
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
    tray.show();
    window.setStaysInTray(Tray::isThere());
    window.bringUp();
}

void Desk::putAway()
{
    window.remember();
    window.hide();
    tray.hide();
}

} // namespace gatehouse::shell
