// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Doorbell.h"

#include <sys/eventfd.h>

#include <unistd.h>

namespace gatehouse::net {

Doorbell::Doorbell(std::function<void()> answer)
    : m_answer(std::move(answer))
    , m_descriptor(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_descriptor < 0)
        qFatal("No descriptor is free for a thread; raise the limit of open files.");
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    QObject::connect(
        m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { onRung(); });
}

Doorbell::~Doorbell()
{
    m_notifier.reset();
    ::close(m_descriptor);
}

void Doorbell::ring()
{
    if (m_isRung.exchange(true))
        return;
    const quint64 one = 1;
    (void)!::write(m_descriptor, &one, sizeof one);
}

/// Read first, then allow the next write: the other way round one could be swallowed for ever.
void Doorbell::onRung()
{
    quint64 count = 0;
    (void)!::read(m_descriptor, &count, sizeof count);
    m_isRung = false;
    m_answer();
}

} // namespace gatehouse::net
