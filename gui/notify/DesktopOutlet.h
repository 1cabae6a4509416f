// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/NotificationService.h"
#include "notify/Outlet.h"

#include <QDBusServiceWatcher>
#include <QHash>
#include <QTimer>

#include <memory>
#include <optional>

namespace gatehouse::notify {

/// Notes as notifications of the desktop. There when a service answers on the bus that can show
/// buttons; nothing waits for it.
class DesktopOutlet final : public Outlet
{
    Q_OBJECT
public:
    explicit DesktopOutlet(const QDBusConnection &bus);
    /// Takes back what it shows: nobody would hear the buttons.
    ~DesktopOutlet() override;

    models::NewsChoice::Way way() const override { return models::NewsChoice::Way::Desktop; }
    Presence presence() const override { return m_presence; }
    void show(const Note &note) override;
    void close(const QByteArray &key) override;

private:
    struct Shown
    {
        uint id = 0; ///< 0: the service has not said yet
        std::optional<QDBusPendingReply<uint>> asked {}; ///< its answer is on its way
        std::optional<Note> next {}; ///< what to show after that
        bool closes = false; ///< after that
    };

    void look();
    void hearWhatItCan(const QDBusPendingReply<QStringList> &reply);
    /// It could not show one: what it shows is taken back, and it is asked anew.
    void fail();
    /// What is on its way when this ends has no other chance to be taken back.
    void awaitIds();
    void takeBack();
    /// The service has gone, or came anew: what it showed is nobody's.
    void enter(Presence presence);
    void send(const Note &note);
    void noteShown(const QByteArray &key, uint id);
    NotificationService::Text textOf(const Note &note) const;
    /// Empty when none of ours has that id.
    QByteArray keyOf(uint id) const;

    const QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    std::unique_ptr<NotificationService> m_service; ///< null without a bus
    Presence m_presence = Presence::Unknown;
    bool m_hasBody = false;
    bool m_hasMarkup = false;
    bool m_hasFailed = false; ///< and has shown nothing since
    QTimer m_again; ///< until it is asked anew
    int m_round = 0; ///< of services: the answer of an earlier one is dropped
    QHash<QByteArray, Shown> m_shown; ///< by their keys
};

} // namespace gatehouse::notify
