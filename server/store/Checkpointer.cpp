// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Checkpointer.h"

#include <QLoggingCategory>

#include <system_error>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

Q_LOGGING_CATEGORY(lcCheckpoints, "gatehouse.store")

} // namespace

Checkpointer::~Checkpointer()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

Result<void> Checkpointer::open(const QString &path)
{
    m_path = path;
    m_nextAt = m_sizes.worthIt;
    m_connection = connectTo(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX);
    // A connection that has read nothing yet knows of no log, and copies none.
    if (!execute(m_connection, "SELECT count(*) FROM sqlite_schema"))
        return Err(Error {ErrorKind::Io,
            u"The database %1 cannot be opened: %2."_s.arg(
                path, QString::fromUtf8(sqlite3_errmsg(m_connection.get())))});
    try {
        m_thread = std::thread([this] { run(); });
    } catch (const std::system_error &) {
        return Err(Error {
            ErrorKind::Unavailable, u"No thread can be begun; raise the limit of processes."_s});
    }
    return {};
}

void Checkpointer::noteLogged(int pages)
{
    if (pages < m_logged) { // the log began anew
        m_nextAt = m_sizes.worthIt;
        m_isBegun = false;
    }
    m_logged = pages;
    if (pages < m_nextAt)
        return;
    std::unique_lock lock(m_mutex);
    const auto isFree = [this] { return !m_isAsked && !m_isCopying; };
    if (m_isBegun && !isFree() && pages < m_sizes.tooMany)
        return;
    m_isAsked = true;
    m_changed.notify_all();
    if (!std::exchange(m_isBegun, true))
        return;
    m_changed.wait(lock, isFree);
    m_isBegun = false;
    m_nextAt = pages + m_sizes.worthIt; // unless somebody who reads keeps it, it begins anew
}

void Checkpointer::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_ends || m_isAsked; });
        if (m_ends)
            return;
        m_isAsked = false;
        m_isCopying = true;
        lock.unlock();
        copy();
        lock.lock();
        m_isCopying = false;
        m_changed.notify_all();
    }
}

void Checkpointer::copy()
{
    const int code = sqlite3_wal_checkpoint_v2(
        m_connection.get(), "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (code != SQLITE_BUSY) // another program copies
        tell(code);
}

void Checkpointer::tell(int code)
{
    const bool fails = code != SQLITE_OK;
    if (fails && !m_isTold)
        qCWarning(lcCheckpoints).noquote()
            << u"The write-ahead log of %1 cannot be copied into it (%2) and grows; see whether the disk is full or failing."_s
                   .arg(m_path, QString::fromUtf8(sqlite3_errmsg(m_connection.get())));
    m_isTold = fails;
}

} // namespace gatehouse::store
