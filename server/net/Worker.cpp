// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Worker.h"

#include "net/EpollDispatcher.h"
#include "net/NetLog.h"

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
    {
        const std::lock_guard lock(m_mutex);
        m_listener = &listener;
    }
    m_opened.count_down();
    exec();
    const std::lock_guard lock(m_mutex);
    m_listener = nullptr;
}

void Worker::tell(std::function<void(HttpListener &)> command)
{
    const std::lock_guard lock(m_mutex);
    if (!m_listener)
        return;
    QMetaObject::invokeMethod(
        m_listener, [listener = m_listener, command = std::move(command)] { command(*listener); },
        Qt::QueuedConnection);
}

void Worker::finish()
{
    tell([](HttpListener &listener) { listener.connections().finish(); });
}

void Worker::cut()
{
    tell([](HttpListener &listener) { listener.connections().cut(); });
}

void Worker::setTls(const QSslConfiguration &tls)
{
    tell([tls](HttpListener &listener) { listener.connections().setTls(tls); });
}

} // namespace gatehouse::net
