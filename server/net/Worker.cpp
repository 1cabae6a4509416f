// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Worker.h"

#include "net/EpollDispatcher.h"
#include "net/NetLog.h"

#include <QAbstractEventDispatcher>

#include <optional>
#include <unistd.h>

namespace gatehouse::net {

Worker::Worker(HttpListener::Setup setup, int descriptor, int number)
    : m_setup(std::move(setup))
    , m_descriptor(descriptor)
{
    setObjectName(QStringLiteral("worker-%1").arg(number));
    setEventDispatcher(new EpollDispatcher);
}

Worker::~Worker()
{
    finish();
    cut();
    wait();
}

void Worker::open()
{
    start();
    m_opened.wait();
}

void Worker::run()
{
    HttpListener listener(m_setup);
    if (!listener.open(m_descriptor)) {
        qCCritical(lcNet) << "A worker cannot use its listening socket; it serves nobody.";
        ::close(m_descriptor);
    }
    connect(&listener.connections(), &FacadeListener::emptied, &listener, [this] { quit(); });
    // The core hears of all requests of a turn together, whether the next turn waits or not.
    std::optional<Doorbell::Row> row;
    connect(
        eventDispatcher(), &QAbstractEventDispatcher::awake, &listener, [&row] { row.emplace(); });
    connect(eventDispatcher(), &QAbstractEventDispatcher::aboutToBlock, &listener,
        [&row] { row.reset(); });
    m_listener = &listener;
    m_inbox = listener.inbox();
    m_opened.count_down();
    exec();
}

/// Commands that come too late are dropped with the inbox.
void Worker::tell(std::function<void(FacadeListener &)> command)
{
    m_inbox->put([this, command = std::move(command)] { command(m_listener->connections()); });
}

void Worker::finish()
{
    tell([](FacadeListener &connections) { connections.finish(); });
}

void Worker::cut()
{
    tell([](FacadeListener &connections) { connections.cut(); });
}

void Worker::setTls(const QSslConfiguration &tls)
{
    tell([tls](FacadeListener &connections) { connections.setTls(tls); });
}

} // namespace gatehouse::net
