// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/Command.h"
#include "service/Runner.h"

namespace gatehouse::service {

/// The server as a service of the person's systemd.
class UnitRunner final : public Runner
{
    Q_OBJECT
public:
    explicit UnitRunner(Places places)
        : Runner(std::move(places))
    { }

    /// Whether systemd runs the session of the person with \a places.
    static void isThere(
        const Places &places, QObject *context, const std::function<void(bool)> &done);

    void install(AtLogin atLogin, const Done &done) override;
    void reread(AtLogin atLogin, const Done &done) override;
    void remove(const Done &done) override;
    void launch(const Done &done) override;
    void end(const Done &done) override;
    void look(const std::function<void(State)> &done) override;
    /// Since launch(), when that was.
    void readLines(const Lines &done) override;

private:
    enum class Whose { Server, Systemd };

    base::Result<void> writeUnit();
    void begin(const Done &done);
    void readJournal(Whose whose, const Lines &done);
    void check(const Lines &done);
    /// `systemctl --user` with \a arguments; its words when it fails.
    void ask(const QStringList &arguments, const Done &done);
    void run(const QString &program, const QStringList &arguments,
        const std::function<void(const base::Result<Output> &)> &done);

    QString m_begun; ///< when launch() last was
};

} // namespace gatehouse::service
