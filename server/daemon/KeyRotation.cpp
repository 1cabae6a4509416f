// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/KeyRotation.h"

#include <QLoggingCategory>
#include <QPointer>

namespace gatehouse::daemon {

using namespace std::chrono_literals;
using oauth::SealedCensus;

namespace {

Q_LOGGING_CATEGORY(lcKeys, "gatehouse.keys")

/// Between two steps others are served.
constexpr auto Pause = 10ms;
/// Codes and sign-ins under way are not sealed anew: they are over in minutes.
constexpr auto NextLook = 60s;

} // namespace

KeyRotation::KeyRotation(oauth::Store &store, const base::KeyRing &keys, net::CoreQueue &queue)
    : m_core(queue)
    , m_resealer(store, keys)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_core.enqueue([self = QPointer(this)] {
            if (self)
                self->step();
        });
    });
}

base::Result<void> KeyRotation::start()
{
    const auto census = m_resealer.census();
    if (!census)
        return base::Err(census.error());
    if (census->lost > 0)
        qCWarning(lcKeys).noquote().nospace()
            << census->lost << " sealed values cannot be opened: the key they were sealed under is "
            << "not in RS_TOKENS_ENC_KEY. As nobody can ask the provider about them any more, "
            << "their sessions end when they are next refreshed. Put that key back at the end of "
            << "the list to keep them.";
    if (census->older > 0) {
        qCInfo(lcKeys).noquote().nospace()
            << census->older << " sealed values are under an older key of RS_TOKENS_ENC_KEY; they "
            << "are sealed anew under the first one. Keep the older key until that is done.";
        m_timer.start(Pause);
    }
    return {};
}

void KeyRotation::step()
{
    const auto more = m_resealer.step();
    if (!more) {
        qCWarning(lcKeys).noquote() << "Sealing anew fails:" << more.error().message;
        return m_timer.start(NextLook);
    }
    if (*more)
        return m_timer.start(Pause);
    finish();
}

void KeyRotation::finish()
{
    const auto census = m_resealer.census();
    if (!census)
        return m_timer.start(NextLook);
    if (census->older > 0) {
        if (std::exchange(m_said, census->older) != census->older)
            qCInfo(lcKeys).noquote().nospace()
                << census->older << " sealed values still need an older key of RS_TOKENS_ENC_KEY.";
        return m_timer.start(NextLook);
    }
    qCInfo(lcKeys) << "Every sealed value is under the first key: the older keys may be removed"
                   << "from RS_TOKENS_ENC_KEY.";
}

} // namespace gatehouse::daemon
