// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"
#include "notify/Outlet.h"

#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>

namespace gatehouse::shell {

struct TrayTimes
{
    std::chrono::milliseconds shown {8'000}; ///< how long a message is before the person
    /// How long the menu is taken for open at most: not every desktop says that it has closed it.
    std::chrono::milliseconds open {60'000};
};

/// The icon in the tray, with who waits in its menu; and notes as its messages, one at a time,
/// where the desktop has nothing better. Keeps a reference to what it tells of.
class Tray : public notify::Outlet
{
    Q_OBJECT
public:
    explicit Tray(models::LiveData &live, TrayTimes times = {});

    static bool isThere() { return QSystemTrayIcon::isSystemTrayAvailable(); }
    /// Where there is one.
    void bringUp();
    void putAway();
    /// Whose server it tells of, when that is not of this machine.
    void setMachine(const QString &name);
    /// Where there is one, and nowhere else.
    void say(const QString &title, const QString &text);
    /// What a click on the icon with the other button shows.
    QMenu &menu() { return m_menu; }

    models::NewsChoice::Way way() const override { return models::NewsChoice::Way::Tray; }
    Presence presence() const override;
    void show(const notify::Note &note) override;
    void close(const QByteArray &key) override;

Q_SIGNALS:
    /// The person wants to see the window.
    void windowWanted();

private:
    void passLater(const QByteArray &key);
    void watchMenu();
    bool isMenuOpen() const { return m_menuOpen.isActive() || m_menu.isVisible(); }
    void fillMenu();
    void addAnswers(const protocol::ApprovalWanted &waiting);

    models::LiveData &m_live;
    QTimer m_message; ///< while one of ours can be pressed
    QByteArrayList m_codes; ///< of who waits, in the menu
    QTimer m_menuOpen; ///< while a desktop that draws the menu itself shows it
    QMenu m_menu; // before the icon, which points to it
    QSystemTrayIcon m_icon;
    QByteArray m_latest; ///< the note that a click is about; empty: none
    QHash<QByteArray, int> m_passing; ///< notes that go by themselves, and which showing of them
    int m_showings = 0;
};

} // namespace gatehouse::shell
