// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/Runner.h"
#include "service/Trouble.h"

#include <chrono>
#include <memory>

namespace gatehouse::service {

/// The server of the person who uses this machine: started and stopped as a service where systemd
/// runs their session, else as a program of its own. One thing at a time.
class Service : public QObject
{
    Q_OBJECT
public:
    enum class Way { Unit, Process };
    struct Pace
    {
        std::chrono::milliseconds readyWithin {20'000};
        std::chrono::milliseconds lookEvery {100};
    };
    using Done = std::function<void(const base::Result<void, Trouble> &)>;

    explicit Service(Places places);
    Service(Places places, Pace pace);

    const Places &places() const { return m_places; }
    /// Something is being done.
    bool isBusy() const { return m_isBusy; }
    /// Whether the server of this person answers now.
    bool isRunning() const;

    /// As what it is run here.
    void findWay(const std::function<void(Way)> &done);
    /// What is needed to run it, now and at every login.
    void install(AtLogin atLogin, const Done &done);
    /// What install() writes was put back as it was before by somebody else.
    void reread(AtLogin atLogin, const Done &done);
    void remove(const Done &done);
    /// Done when it answers at its admin socket.
    void start(const Done &done);
    /// Done when it is gone.
    void stop(const Done &done);
    void restart(const Done &done);

Q_SIGNALS:
    void busyChanged();

private:
    using Step = std::function<void()>;

    /// \a work with the runner that there is.
    void with(const Done &done, const std::function<void(const Done &)> &work);
    void finish(const Done &done, const base::Result<void, Trouble> &result);
    void launch(const Done &done);
    void waitUntilReady(const Done &done, int turns);
    void end(const Done &done);
    void waitUntilGone(const Done &done, qint64 process, int turns);
    void explain(const QString &what, const Done &done);
    int mostTurns() const;

    const Places m_places;
    const Pace m_pace;
    std::unique_ptr<Runner> m_runner; ///< once it is known which
    Way m_way = Way::Process;
    bool m_isBusy = false;
};

} // namespace gatehouse::service
