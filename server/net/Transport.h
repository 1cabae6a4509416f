// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace gatehouse::net {

/// Who is told what happens on a Transport. Calls come from the event loop, except onLost(), which
/// may also come out of Transport::write().
class TransportOwner
{
public:
    virtual void onReadable() = 0;
    /// The operating system took some of the backlog.
    virtual void onProgress() = 0;
    /// The connection is broken; nothing more will come or go.
    virtual void onLost() = 0;

protected:
    ~TransportOwner() = default;
};

/// The bytes of one accepted connection, plain or TLS, and no HTTP. Used on one thread.
class Transport
{
public:
    static constexpr qsizetype EndOfStream = -1;

    Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    virtual ~Transport() = default;

    /// Begins to report to \a owner, which must outlive this. Call once.
    virtual void start(TransportOwner *owner) = 0;
    /// At most \a size bytes; 0 when there are none now; EndOfStream when the peer will send no
    /// more. A broken connection is reported by onLost() and reads as 0.
    virtual qsizetype read(char *data, qsizetype size) = 0;
    /// While reading is off onReadable() does not come, and neither does the peer's FIN.
    virtual void setReading(bool on) = 0;
    /// Takes all of both, in one system call when there is room; what does not go now is kept and
    /// goes later.
    virtual void write(QByteArrayView first, QByteArrayView second) = 0;
    /// Bytes kept by write().
    virtual qint64 backlog() const = 0;
    /// Tells the peer that nothing more comes, once the backlog has gone.
    virtual void finishWriting() = 0;
    /// Can the peer still be read after finishWriting()?
    virtual bool canHalfClose() const = 0;
    /// Closes at once, without reporting anything any more.
    virtual void close() = 0;
};

} // namespace gatehouse::net
