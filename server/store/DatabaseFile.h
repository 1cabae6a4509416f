// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QLockFile>
#include <QString>

namespace gatehouse::store {

/// The database's file on disk: nobody's but its owner's (0600; SQLite gives its log the same), and
/// one server's at a time, for as long as this lives.
class DatabaseFile
{
public:
    explicit DatabaseFile(const QString &path);

    /// Conflict when another server has it, Io or Invalid when it cannot be read and written.
    base::Result<void> claim();

private:
    base::Result<void> lock();
    base::Result<void> createPrivately();
    base::Result<void> makePrivate();

    const QString m_path;
    QLockFile m_lock;
};

} // namespace gatehouse::store
