// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveServer.h"

#include <QSaveFile>

namespace gatehouse::models {

/// Takes the audit log along into a file that only its owner may read: part by part, and whole or
/// not at all. Keeps a reference to the server.
class AuditExport : public QObject
{
    Q_OBJECT
public:
    /// \a newest: the number of the last row, as far as that is known; for progressed().
    AuditExport(LiveServer &server, const protocol::AuditExport &wanted, const QString &path,
        qint64 newest, QObject *parent = nullptr);

    void start();
    /// Nothing is written; ended() is not told.
    void cancel();

    QString path() const { return m_file.fileName(); }
    qint64 bytes() const { return m_bytes; }

Q_SIGNALS:
    /// 0 to 100, of the rows that were looked through.
    void progressed(int percent);
    /// Once; \a problem is empty when the file is there.
    void ended(const QString &problem);

private:
    void ask();
    void take(const protocol::AuditText &part);
    void end(const QString &problem);
    QString cannotWrite() const;

    LiveServer &m_server;
    protocol::AuditExport m_wanted;
    const qint64 m_newest;
    QSaveFile m_file;
    qint64 m_bytes = 0;
    bool m_isOver = false;
};

} // namespace gatehouse::models
