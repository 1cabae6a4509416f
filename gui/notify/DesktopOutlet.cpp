// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/DesktopOutlet.h"

#include "notify/Wording.h"

#include <QDBusPendingCallWatcher>
#include <QDeadlineTimer>
#include <QThread>

namespace gatehouse::notify {

using namespace Qt::Literals::StringLiterals;

namespace {

/// As the service thinks best, or until it is closed.
constexpr std::chrono::milliseconds AsUsual {-1};
constexpr std::chrono::milliseconds ForGood {0};
/// How long one that fails is left alone.
constexpr std::chrono::minutes Rest {1};
/// How long the end may take, for what is not shown yet.
constexpr std::chrono::milliseconds Farewell {500};
enum Urgency : uchar { Normal = 1, Critical = 2 };

/// \a done hears the answer, unless \a context has gone.
template <typename Reply>
void whenDone(const QDBusPendingReply<Reply> &call, QObject *context,
    std::function<void(const QDBusPendingReply<Reply> &)> done)
{
    auto *watcher = new QDBusPendingCallWatcher(call, context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context,
        [done = std::move(done)](QDBusPendingCallWatcher *finished) {
            finished->deleteLater();
            done(QDBusPendingReply<Reply>(*finished));
        });
}

QStringList actionsOf(const Note &note)
{
    QStringList actions {u"default"_s, DesktopOutlet::tr("Open")};
    for (const Note::Answer &answer : note.answers)
        actions << QString::fromUtf8(answer.id) << answer.text;
    return actions;
}

QVariantMap hintsOf(const Note &note)
{
    return {{u"urgency"_s, QVariant::fromValue(uchar(note.isUrgent ? Critical : Normal))},
        {u"desktop-entry"_s, u"gatehouse"_s}};
}

} // namespace

DesktopOutlet::DesktopOutlet(const QDBusConnection &bus)
    : m_bus(bus)
    , m_watcher(
          QLatin1String(NotificationService::Name), bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    if (!m_bus.isConnected()) {
        m_presence = Presence::Missing;
        return;
    }
    m_service = std::make_unique<NotificationService>(m_bus);
    m_again.setSingleShot(true);
    m_again.setInterval(Rest);
    connect(&m_again, &QTimer::timeout, this, &DesktopOutlet::look);
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
        [this](const QString &, const QString &, const QString &owner) {
            m_again.stop();
            m_hasFailed = false;
            enter(owner.isEmpty() ? Presence::Missing : Presence::Unknown);
            if (!owner.isEmpty())
                look();
        });
    connect(m_service.get(), &NotificationService::ActionInvoked, this,
        [this](uint id, const QString &action) {
            const QByteArray key = keyOf(id);
            if (key.isEmpty())
                return;
            if (action == u"default"_s)
                Q_EMIT opened(key);
            else
                Q_EMIT answered(key, action.toUtf8());
        });
    connect(m_service.get(), &NotificationService::NotificationClosed, this, [this](uint id) {
        const QByteArray key = keyOf(id);
        if (key.isEmpty() || m_shown.value(key).asked) // what comes in its place has another id
            return;
        m_shown.remove(key);
        Q_EMIT dismissed(key);
    });
    // Wayland lets a window come to the front only with what the click brought.
    connect(m_service.get(), &NotificationService::ActivationToken, this,
        [this](uint id, const QString &token) {
            if (!keyOf(id).isEmpty())
                qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
        });
    look();
}

DesktopOutlet::~DesktopOutlet()
{
    awaitIds();
    takeBack();
}

/// The answers come in by a thread of D-Bus.
void DesktopOutlet::awaitIds()
{
    const QDeadlineTimer patience(Farewell);
    for (Shown &shown : m_shown) {
        if (!shown.asked)
            continue;
        while (!shown.asked->isFinished() && !patience.hasExpired())
            QThread::msleep(1);
        if (shown.asked->isFinished() && !shown.asked->isError())
            shown.id = shown.asked->value();
    }
}

void DesktopOutlet::takeBack()
{
    for (const Shown &shown : std::as_const(m_shown)) {
        if (shown.id != 0)
            m_service->close(shown.id);
    }
    m_shown.clear();
}

void DesktopOutlet::look()
{
    m_again.stop();
    whenDone<QStringList>(m_service->capabilities(), this,
        [this, round = ++m_round](const QDBusPendingReply<QStringList> &reply) {
            if (round == m_round)
                hearWhatItCan(reply);
        });
}

void DesktopOutlet::hearWhatItCan(const QDBusPendingReply<QStringList> &reply)
{
    const QStringList can = reply.isError() ? QStringList() : reply.value();
    m_hasBody = can.contains(u"body"_s);
    m_hasMarkup = can.contains(u"body-markup"_s);
    enter(can.contains(u"actions"_s) ? Presence::There : Presence::Missing);
    // One that is not there yet is seen when it comes.
    if (reply.isError() && reply.error().type() != QDBusError::ServiceUnknown)
        m_again.start();
}

/// Twice in a row, and it is left alone for a while, or the news would jump to and fro.
void DesktopOutlet::fail()
{
    const bool isAgain = std::exchange(m_hasFailed, true);
    takeBack();
    enter(Presence::Missing);
    if (isAgain)
        m_again.start();
    else
        look();
}

void DesktopOutlet::enter(Presence presence)
{
    ++m_round;
    m_shown.clear();
    m_presence = presence;
    Q_EMIT presenceChanged();
}

void DesktopOutlet::show(const Note &note)
{
    Shown &shown = m_shown[note.key];
    shown.closes = false;
    if (shown.asked)
        shown.next = note;
    else
        send(note);
}

void DesktopOutlet::send(const Note &note)
{
    Shown &shown = m_shown[note.key];
    shown.next.reset();
    shown.asked = m_service->show(
        shown.id, textOf(note), actionsOf(note), hintsOf(note), note.stays ? ForGood : AsUsual);
    whenDone<uint>(*shown.asked, this,
        [this, key = note.key, round = m_round](const QDBusPendingReply<uint> &reply) {
            if (round != m_round)
                return;
            if (reply.isError())
                fail();
            else
                noteShown(key, reply.value());
        });
}

void DesktopOutlet::noteShown(const QByteArray &key, uint id)
{
    Shown &shown = m_shown[key];
    shown.id = id;
    shown.asked.reset();
    m_hasFailed = false;
    if (shown.closes)
        close(key);
    else if (shown.next)
        send(*std::exchange(shown.next, {}));
}

void DesktopOutlet::close(const QByteArray &key)
{
    const auto shown = m_shown.find(key);
    if (shown == m_shown.end())
        return;
    if (shown->asked) {
        shown->closes = true;
        return;
    }
    const uint id = shown->id;
    m_shown.erase(shown); // its end is no news
    m_service->close(id);
}

NotificationService::Text DesktopOutlet::textOf(const Note &note) const
{
    if (!m_hasBody)
        return {Wording::withoutMarkup(u"%1: %2"_s.arg(note.title, note.text)), {}};
    // A name that is markup is a name, even for a service that shows markup and does not say so, as
    // dunst does.
    return {
        note.title, m_hasMarkup ? note.text.toHtmlEscaped() : Wording::withoutMarkup(note.text)};
}

QByteArray DesktopOutlet::keyOf(uint id) const
{
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
        if (shown->id == id && id != 0)
            return shown.key();
    }
    return {};
}

} // namespace gatehouse::notify
