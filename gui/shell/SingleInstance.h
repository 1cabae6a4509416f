// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QLocalServer>
#include <QLockFile>

namespace gatehouse::shell {

/// One app for each person and machine: who comes second tells the first, and goes.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    enum class Role {
        First, ///< called() tells of those that come later
        Second, ///< the first has been told
    };

    /// \a folder: of this person alone, for as long as they are signed in.
    explicit SingleInstance(const QString &folder);

    /// Conflict: there is a first one and it does not answer.
    base::Result<Role> claim();

Q_SIGNALS:
    /// Somebody has started the app again.
    void called();

private:
    base::Result<Role> listen();
    base::Result<Role> callFirst() const;

    const QString m_folder;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace gatehouse::shell
