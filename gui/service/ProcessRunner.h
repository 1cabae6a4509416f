// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/Runner.h"

namespace gatehouse::service {

/// The server as a program of its own, which goes on when the app is closed.
class ProcessRunner final : public Runner
{
    Q_OBJECT
public:
    explicit ProcessRunner(Places places)
        : Runner(std::move(places))
    { }

    void install(AtLogin atLogin, const Done &done) override;
    void reread(AtLogin atLogin, const Done &done) override;
    void remove(const Done &done) override;
    /// Not a second one beside what does not answer yet.
    void launch(const Done &done) override;
    /// What launch() began; who else answers at the socket is ended by Service.
    void end(const Done &done) override;
    void look(const std::function<void(State)> &done) override;
    void readLines(const Lines &done) override;

private:
    bool isAlive() const;

    qint64 m_process = 0;
    quint64 m_begun = 0; ///< when
};

} // namespace gatehouse::service
