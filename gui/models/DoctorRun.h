// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveServer.h"

#include <QTimer>

namespace gatehouse::models {

/// What the server's doctor has found, followed while it looks. What was found last stays when the
/// server goes away. Keeps a reference to the server.
class DoctorRun : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Unknown, ///< the server has not said yet whether it was ever run
        Never, ///< it was not, since the server has started
        Running,
        Done,
        Broken, ///< the server went away while it looked
    };

    explicit DoctorRun(LiveServer &server, QObject *parent = nullptr);

    void run();

    State state() const { return m_state; }
    /// The latest there is; its findings may be of before the server was started again.
    const protocol::Examination &report() const { return m_report; }
    bool hasReport() const { return m_report.startedAt != base::sys_seconds {}; }
    int checksDone() const;
    /// What is looked at now; empty when nothing is.
    QString lookingAt() const;

    /// How many of its findings are of \a level.
    int count(protocol::FindingLevel level) const;
    /// The report for somebody else to read, as lines.
    QString text(const QByteArray &issuer) const;
    static QString levelWords(protocol::FindingLevel level);

Q_SIGNALS:
    void changed();
    void failed(const gatehouse::protocol::Failure &failure);

private:
    void ask(const QString &method);
    void take(const protocol::Examination &report);
    void enter(State state);

    LiveServer &m_server;
    QTimer m_next;
    State m_state = State::Unknown;
    protocol::Examination m_report;
};

} // namespace gatehouse::models
