// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Disk.h"

#include <QtGlobal>

#include <sys/syscall.h>

#include <cerrno>
#include <chrono>
#include <unistd.h>

namespace gatehouse::test {

Disk &Disk::instance()
{
    static Disk disk;
    return disk;
}

void Disk::mend()
{
    setBroken(false);
    setSlow(false);
}

void Disk::setSlow(bool slow)
{
    {
        const std::lock_guard lock(m_mutex);
        m_isSlow = slow;
    }
    m_changed.notify_all();
}

void Disk::awaitVisitors(int count)
{
    std::unique_lock lock(m_mutex);
    const auto areThere = [this, count] { return m_visitors >= count; };
    if (!m_changed.wait_for(lock, std::chrono::seconds(20), areThere))
        qFatal("nobody waits for the disk");
}

bool Disk::comesAnother()
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(
        lock, std::chrono::milliseconds(100), [this] { return m_visitors > 1; });
}

int Disk::flush(int descriptor)
{
    ++m_flushes;
    {
        std::unique_lock lock(m_mutex);
        ++m_visitors;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return !m_isSlow; });
        --m_visitors;
    }
    if (!m_isBroken)
        return int(::syscall(SYS_fdatasync, descriptor));
    errno = EIO;
    return -1;
}

} // namespace gatehouse::test

/// Stands in the way of the C library's, for SQLite too.
extern "C" int fdatasync(int descriptor)
{
    return gatehouse::test::Disk::instance().flush(descriptor);
}
