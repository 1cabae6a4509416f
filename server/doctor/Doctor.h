// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "findings/SettingsFindings.h"
#include "protocol/DoctorMessages.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

/// Looks for what is wrong with a running server: asks itself through its public URL, its
/// providers and its MCP servers what clients will ask. Owns how things are found out, one after
/// the other and without blocking; leaves what they mean to findings. Core thread.
namespace gatehouse::doctor {

using findings::Finding;
using findings::Findings;

/// One thing to look at.
struct Check
{
    using Done = std::function<void(const Findings &)>;

    QString name; ///< as the ids of its findings begin
    QString title;
    /// Calls \a done once, now or later. \a context goes when it took too long, and then what is
    /// under way must end and clean up.
    std::function<void(QObject *context, const Done &done)> run;
    /// There is no use in it while clients cannot reach this server.
    bool needsPublicUrl = false;
};

/// Runs checks in their order, one at a time, each within its time.
class Doctor final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds Patience {90'000};

    explicit Doctor(const base::Clock &clock, std::chrono::milliseconds patience = Patience,
        QObject *parent = nullptr);
    ~Doctor() override;

    /// Begins anew; not while it is running.
    void start(std::vector<Check> checks);
    bool isRunning() const { return m_isRunning; }
    /// How far it is.
    const protocol::Examination &report() const { return m_report; }

Q_SIGNALS:
    void finished();

private:
    void next();
    void take(const Findings &found);
    bool isReachable() const;

    const base::Clock &m_clock;
    const std::chrono::milliseconds m_patience;
    std::vector<Check> m_checks;
    qsizetype m_current = -1;
    bool m_isRunning = false;
    protocol::Examination m_report;
    std::unique_ptr<QObject> m_context; ///< of the check under way
    QTimer m_deadline;
};

} // namespace gatehouse::doctor
