// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace gatehouse::net {

/// Whom libcurl believes: the system's CAs and, with them, those of a file of the owner's. All of
/// it is read once, at the start. Any thread.
class CurlTrust
{
public:
    /// \a caFile: PEM; may be empty.
    explicit CurlTrust(const QString &caFile);
    CurlTrust(const CurlTrust &) = delete;
    CurlTrust &operator=(const CurlTrust &) = delete;
    /// After the last connection.
    ~CurlTrust();

    /// \a easy: a CURL handle.
    void apply(void *easy) const;

private:
    int m_descriptor = -1; ///< a file of PEM without a name
    QByteArray m_path; ///< by which this process can open it; empty: it cannot
    QByteArray m_pem; ///< in memory where there is no such file
    bool m_hasSystem = false; ///< those of the system are among them
};

} // namespace gatehouse::net
