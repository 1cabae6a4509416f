// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusAbstractInterface>
#include <QDBusPendingReply>

#include <chrono>

namespace gatehouse::notify {

/// org.freedesktop.Notifications on a bus: its methods and signals as they are called there. Qt
/// connects a signal of this class with that of the service, and with nobody else's.
class NotificationService : public QDBusAbstractInterface
{
    Q_OBJECT
public:
    static constexpr char Name[] = "org.freedesktop.Notifications";

    struct Text
    {
        QString title;
        QString body;
    };

    explicit NotificationService(const QDBusConnection &bus);

    QDBusPendingReply<QStringList> capabilities();
    /// In place of \a former, when that is not 0; the id it has there from now on.
    QDBusPendingReply<uint> show(uint former, const Text &text, const QStringList &actions,
        const QVariantMap &hints, std::chrono::milliseconds shownFor);
    void close(uint id);

Q_SIGNALS:
    // NOLINTBEGIN(readability-identifier-naming): as the service calls them
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
    void ActivationToken(uint id, const QString &token);
    // NOLINTEND(readability-identifier-naming)
};

} // namespace gatehouse::notify
