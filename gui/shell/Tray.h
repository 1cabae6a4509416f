// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace gatehouse::shell {

/// The icon in the tray and the notifications: a client that wants in, a theft, a provider that is
/// down. Where there is no tray all of it is silent, and the window shows the same. Keeps a
/// reference to what it tells of.
class Tray : public QObject
{
    Q_OBJECT
public:
    explicit Tray(models::LiveData &live);

    static bool isThere() { return QSystemTrayIcon::isSystemTrayAvailable(); }
    /// Where there is one.
    void show();
    void hide() { m_icon.hide(); }
    /// Whose server it tells of, when that is not of this machine.
    void setMachine(const QString &name);
    void say(const QString &title, const QString &text);
    /// What a click on the icon with the other button shows.
    QMenu &menu() { return m_menu; }

Q_SIGNALS:
    /// The person wants to see the window, at the page \a id; at any when it is empty.
    void windowWanted(const QString &id);
    /// A notification, whether there is a tray or not.
    void told(const QString &title, const QString &text);

private:
    void take(const protocol::Event &event);
    void fillMenu();
    void addAnswers(const protocol::ApprovalWanted &waiting);

    models::LiveData &m_live;
    QMenu m_menu; // before the icon, which points to it
    QSystemTrayIcon m_icon;
    QString m_page; ///< that the latest notification is about
};

} // namespace gatehouse::shell
