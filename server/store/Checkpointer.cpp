// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Checkpointer.h"

#include "store/Thread.h"

#include <QLoggingCategory>

#include <utility>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

Q_LOGGING_CATEGORY(lcCheckpoints, "gatehouse.store")

/// A log that is so many times as long as it should be is somebody's doing.
constexpr int MuchTooLong = 10;

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
    // Both are flushed, whatever SQLite was built with. And a connection that has read nothing yet
    // knows of no log.
    if (!execute(m_connection, "PRAGMA synchronous = NORMAL; SELECT count(*) FROM sqlite_schema"))
        return Err(Error {ErrorKind::Io,
            u"The database %1 cannot be opened: %2."_s.arg(
                path, QString::fromUtf8(sqlite3_errmsg(m_connection.get())))});
    return beginThread(m_thread, [this] { run(); });
}

void Checkpointer::noteLogged(int pages)
{
    std::unique_lock lock(m_mutex);
    if (pages < std::exchange(m_logged, pages)) { // it began anew
        m_nextAt = m_sizes.worthIt;
        m_askedAt = 0;
    }
    if (pages < m_nextAt)
        return;
    const auto isFree = [this] { return !m_isAsked && !m_isCopying; };
    if (!isFree() && pages - m_askedAt < m_sizes.tooMany)
        return;
    const bool waits = !isFree() || (m_askedAt > 0 && m_getsOn);
    m_isAsked = true;
    m_changed.notify_all();
    m_askedAt = pages;
    m_nextAt = pages + m_sizes.worthIt / 8;
    if (waits)
        m_changed.wait(lock, isFree);
}

void Checkpointer::noteFailed()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isAsked = true;
    }
    m_changed.notify_all();
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
        const bool getsOn = copy();
        lock.lock();
        m_getsOn = getsOn;
        m_isCopying = false;
        m_changed.notify_all();
    }
}

/// False when there is nothing to gain from the next time either: somebody who reads keeps the log
/// from being copied, or the disk does.
bool Checkpointer::copy()
{
    if (!m_flusher.state())
        return false;
    int logged = 0;
    int copied = 0;
    const int code = sqlite3_wal_checkpoint_v2(
        m_connection.get(), "main", SQLITE_CHECKPOINT_PASSIVE, &logged, &copied);
    const QString why = QString::fromUtf8(sqlite3_errmsg(m_connection.get()));
    if (sqlite3_extended_errcode(m_connection.get()) == SQLITE_IOERR_FSYNC) {
        m_flusher.fail(why);
        return false;
    }
    if (code == SQLITE_BUSY) // another program copies, or a commit was just half done
        return true;
    tell(code != SQLITE_OK, m_saidFailing,
        u"The write-ahead log of %1 cannot be copied into it (%2) and grows; see whether the disk is full or failing."_s
            .arg(m_path, why));
    tell(copied < logged && logged >= MuchTooLong * m_sizes.worthIt, m_saidRead,
        u"The write-ahead log of %1 has grown to %2 pages, for another program goes on reading the database; end that."_s
            .arg(m_path)
            .arg(logged));
    const int before = std::exchange(m_copied, copied);
    return code == SQLITE_OK && (copied == logged || copied != before);
}

/// Once, until it has been otherwise.
void Checkpointer::tell(bool isBad, bool &isTold, const QString &words)
{
    if (isBad && !isTold)
        qCWarning(lcCheckpoints).noquote() << words;
    isTold = isBad;
}

} // namespace gatehouse::store
