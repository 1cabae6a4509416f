// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/HttpListener.h"

#include <QThread>

#include <functional>
#include <latch>

namespace gatehouse::net {

/// One thread with an epoll event loop and an HttpListener in it. Made and commanded on the core
/// thread; commands reach the listener through its inbox.
class Worker final : public QThread
{
    Q_OBJECT
public:
    /// Takes over the listening \a descriptor.
    Worker(HttpListener::Setup setup, int descriptor, int number);
    /// Cuts what is still there and waits for the end of the thread.
    ~Worker() override;

    /// Returns when the worker accepts connections.
    void open();
    /// Stops accepting; the thread ends with its last connection.
    void finish();
    /// Ends every connection, and with them the thread if it is finishing.
    void cut();
    void setTls(const QSslConfiguration &tls);

protected:
    void run() override;

private:
    void tell(std::function<void(FacadeListener &)> command);

    HttpListener::Setup m_setup;
    const int m_descriptor;
    std::latch m_opened {1};
    HttpListener *m_listener = nullptr; ///< set once before m_opened; used on the thread itself
    std::shared_ptr<Inbox> m_inbox; ///< set once before m_opened
};

} // namespace gatehouse::net
