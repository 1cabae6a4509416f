// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Flusher.h"

#include "store/Thread.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

Flusher::~Flusher()
{
    if (m_thread.joinable()) {
        {
            const std::lock_guard lock(m_mutex);
            m_ends = true;
        }
        m_asked.notify_one();
        m_thread.join();
    }
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

/// SQLite locks its database and its index of the log by file, never the log: closing this
/// descriptor gives no lock away.
Result<void> Flusher::open(const QString &path)
{
    m_path = path;
    m_descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    if (m_descriptor < 0)
        return Err(Error {ErrorKind::Io,
            u"The write-ahead log %1 cannot be opened: %2."_s.arg(path, qt_error_string(errno))});
    return beginThread(m_thread, [this] { run(); });
}

void Flusher::noteWritten()
{
    const std::lock_guard lock(m_mutex);
    ++m_written;
}

Result<void> Flusher::flush()
{
    quint64 written = 0;
    {
        const std::lock_guard lock(m_mutex);
        written = m_written;
    }
    return flushUpTo(written);
}

void Flusher::flushLater(Done done)
{
    std::unique_lock lock(m_mutex);
    const Result<void> state = m_state;
    if (!state || m_flushed == m_written) {
        lock.unlock();
        return done(state);
    }
    m_waiting.push_back(std::move(done));
    lock.unlock();
    m_asked.notify_one();
}

Result<void> Flusher::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

void Flusher::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_asked.wait(lock, [this] { return m_ends || !m_waiting.empty(); });
        if (m_waiting.empty())
            return;
        const auto served = std::exchange(m_waiting, {});
        const quint64 written = m_written;
        lock.unlock();
        const Result<void> flushed = flushUpTo(written);
        for (const Done &done : served)
            done(flushed);
        lock.lock();
    }
}

/// One at a time: of two who wait for the same pages the kernel tells one that they are lost.
Result<void> Flusher::flushUpTo(quint64 written)
{
    const std::lock_guard turn(m_disk);
    {
        const std::lock_guard lock(m_mutex);
        if (!m_state || m_flushed >= written)
            return m_state;
    }
    if (::fdatasync(m_descriptor) != 0)
        fail(qt_error_string(errno));
    const std::lock_guard lock(m_mutex);
    if (m_state)
        m_flushed = written;
    return m_state;
}

void Flusher::fail(const QString &why)
{
    const std::lock_guard lock(m_mutex);
    m_state = Err(Error {ErrorKind::Io,
        u"The disk did not keep %1: %2. Nothing more is stored until the server is started again; look after the disk first."_s
            .arg(m_path, why)});
}

} // namespace gatehouse::store
