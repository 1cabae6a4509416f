// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Doorbell.h"

#include <sys/eventfd.h>

#include <algorithm>
#include <unistd.h>

namespace gatehouse::net {

namespace {

thread_local Doorbell::Row *currentRow = nullptr;

} // namespace

struct Doorbell::Bell
{
    Bell()
        : descriptor(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    {
        if (descriptor < 0)
            qFatal("No descriptor is free for a thread; raise the limit of open files.");
    }
    Bell(const Bell &) = delete;
    Bell &operator=(const Bell &) = delete;
    ~Bell() { ::close(descriptor); }

    void ring()
    {
        if (isRung.exchange(true))
            return;
        const quint64 one = 1;
        (void)!::write(descriptor, &one, sizeof one);
    }

    const int descriptor;
    std::atomic<bool> isRung {false};
};

Doorbell::Row::Row()
{
    if (!currentRow)
        currentRow = this;
}

Doorbell::Row::~Row()
{
    if (currentRow != this)
        return;
    currentRow = nullptr;
    for (const std::shared_ptr<Bell> &bell : m_rung)
        bell->ring();
}

void Doorbell::Row::add(const std::shared_ptr<Bell> &bell)
{
    if (std::find(m_rung.begin(), m_rung.end(), bell) == m_rung.end())
        m_rung.push_back(bell);
}

Doorbell::Doorbell(std::function<void()> answer)
    : m_answer(std::move(answer))
    , m_bell(std::make_shared<Bell>())
    , m_notifier(std::make_unique<QSocketNotifier>(m_bell->descriptor, QSocketNotifier::Read))
{
    QObject::connect(
        m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { onRung(); });
}

Doorbell::~Doorbell() = default;

void Doorbell::ring()
{
    if (currentRow)
        currentRow->add(m_bell);
    else
        m_bell->ring();
}

/// Read first, then allow the next write: the other way round one could be swallowed for ever.
void Doorbell::onRung()
{
    quint64 count = 0;
    (void)!::read(m_bell->descriptor, &count, sizeof count);
    m_bell->isRung = false;
    m_answer();
}

} // namespace gatehouse::net
