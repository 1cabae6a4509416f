// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Scene.h"
#include "notify/Desktop.h"
#include "shell/Desk.h"
#include "support/KeychainSession.h"

#include <QDBusConnection>
#include <QDBusContext>

namespace gatehouse::test {

/// A notification as a desktop shows it.
struct Bubble
{
    QString title;
    QString body;
    QStringList actions;
    int urgency = 0;
    int shownFor = 0; ///< milliseconds; 0: until it is closed
};

/// A desktop that shows notifications, and a person who presses their buttons.
class FakeDesktop : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    FakeDesktop(const QString &bus, QStringList can)
        : m_can(std::move(can))
        , m_bus(QDBusConnection::connectToBus(bus, u"desktop of "_s + bus))
    {
        if (!m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals))
            qFatal("the desktop of the test has no object");
        begin();
    }
    ~FakeDesktop() override { QDBusConnection::disconnectFromBus(m_bus.name()); }

    QMap<uint, Bubble> seen; ///< now
    int told = 0; ///< whatever has become of it
    int failures = 0; ///< how many of the next ones it cannot show

    void begin()
    {
        if (!m_bus.registerService(u"org.freedesktop.Notifications"_s))
            qFatal("the desktop of the test has no name");
    }
    /// As when it crashes.
    void stop()
    {
        seen.clear();
        m_bus.unregisterService(u"org.freedesktop.Notifications"_s);
    }
    void press(uint id, const QString &action)
    {
        Q_EMIT ActivationToken(id, u"a token of the desktop"_s);
        Q_EMIT ActionInvoked(id, action);
        goAway(id);
    }
    void goAway(uint id)
    {
        seen.remove(id);
        Q_EMIT NotificationClosed(id, 2);
    }
    /// The first one of that title; 0 when there is none.
    uint find(const QString &title) const
    {
        for (auto bubble = seen.cbegin(); bubble != seen.cend(); ++bubble) {
            if (bubble->title == title)
                return bubble.key();
        }
        return 0;
    }
    QStringList titles() const
    {
        QStringList titles;
        for (const Bubble &bubble : seen)
            titles.append(bubble.title);
        titles.sort();
        return titles;
    }

public Q_SLOTS: // NOLINT(readability-redundant-access-specifiers): moc
    // NOLINTBEGIN(readability-identifier-naming): as they are called on the bus
    QStringList GetCapabilities() { return m_can; }
    uint Notify(const QString &, uint former, const QString &, const QString &title,
        const QString &body, const QStringList &actions, const QVariantMap &hints, int shownFor)
    {
        if (failures > 0) {
            --failures;
            sendErrorReply(QDBusError::Failed, u"no room"_s);
            return 0;
        }
        const uint id = former != 0 ? former : ++m_last;
        seen.insert(id, {title, body, actions, hints.value(u"urgency"_s).toInt(), shownFor});
        ++told;
        return id;
    }
    void CloseNotification(uint id)
    {
        if (seen.remove(id) > 0)
            Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
    void ActivationToken(uint id, const QString &token);
    // NOLINTEND(readability-identifier-naming)

private:
    const QStringList m_can;
    QDBusConnection m_bus;
    uint m_last = 0;
};

/// The app, a server and a D-Bus of their own, perhaps with a desktop on it. The window is there,
/// and nobody looks at it.
class DeskBench
{
protected:
    void setUp();
    void tearDown();

    /// A desktop that can show such notifications, and the app.
    void begin(const QStringList &can = {u"actions"_s, u"body"_s, u"body-markup"_s},
        const QString &machine = {});
    /// The app alone.
    void beginWith(std::unique_ptr<notify::Outlet> outlet, const QString &machine = {});
    void steal(int session);
    /// Somebody signs in for the first time.
    void arrive(int session);
    /// What the window says above its pages; empty when it says nothing.
    QString inWindow() const;
    models::NewsChoice &news() const { return m_desk->live.news; }
    AdminRig &rig() const { return m_scene->rig; }

    std::unique_ptr<KeychainSession> m_bus; ///< in which no keyring is started
    std::unique_ptr<FakeDesktop> m_desktop;
    notify::Outlet *m_outlet = nullptr; ///< of the desk, if it has one
    std::unique_ptr<Scene> m_scene; ///< whose server it is
    std::unique_ptr<shell::Desk> m_desk;
};

} // namespace gatehouse::test
