// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/NotificationService.h"

namespace gatehouse::notify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PatienceMs = 5000; // a service may have to be started

} // namespace

NotificationService::NotificationService(const QDBusConnection &bus)
    : QDBusAbstractInterface(
        QLatin1String(Name), u"/org/freedesktop/Notifications"_s, Name, bus, nullptr)
{
    setTimeout(PatienceMs);
}

QDBusPendingReply<QStringList> NotificationService::capabilities()
{
    return asyncCall(u"GetCapabilities"_s);
}

QDBusPendingReply<uint> NotificationService::show(uint former, const Text &text,
    const QStringList &actions, const QVariantMap &hints, std::chrono::milliseconds shownFor)
{
    return asyncCall(u"Notify"_s, u"Gatehouse"_s, former, u"gatehouse"_s, text.title, text.body,
        actions, hints, int(shownFor.count()));
}

void NotificationService::close(uint id)
{
    asyncCall(u"CloseNotification"_s, id);
}

} // namespace gatehouse::notify
