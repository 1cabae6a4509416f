// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

namespace gatehouse::shell {

/// SIGTERM, SIGINT and SIGHUP, as at the end of a session, end the program as it ends otherwise:
/// what it shows on the desktop is taken back. Nobody is asked. One per process.
class EndSignals : public QObject
{
    Q_OBJECT
public:
    EndSignals();
    ~EndSignals() override;

private:
    QSocketNotifier m_notifier;
};

} // namespace gatehouse::shell
