// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "process/Child.h"
#include "support/Processes.h"

#include <QTest>

#include <csignal>
#include <optional>

namespace gatehouse::test {

/// As the program does: to write to one that has gone is an error, not a death.
inline const auto PipeSignal = ::signal(SIGPIPE, SIG_IGN);

/// The test's program as a child, and what it said.
struct ChildBench
{
    process::Guard guard;
    QByteArray output;
    QByteArray errors;
    std::optional<QString> ended;
    std::unique_ptr<process::Child> child;

    base::Result<void> start(const process::Program &program)
    {
        auto started = process::Child::start(program, guard,
            {[this](QByteArrayView bytes) { output += bytes; },
                [this](QByteArrayView bytes) { errors += bytes; },
                [this](const QString &how) { ended = how; }});
        if (!started)
            return base::Err(started.error());
        child = std::move(*started);
        return {};
    }
    base::Result<void> run(const QByteArrayList &arguments, const QByteArrayList &environment = {},
        const QByteArray &folder = "/")
    {
        return start({.command = GATEHOUSE_TEST_CHILD,
            .arguments = arguments,
            .environment = environment,
            .folder = folder});
    }
    base::Result<void> shell(const QByteArray &script)
    {
        return start({.command = "/bin/sh",
            .arguments = {"-c", script},
            .environment = {"PATH=/usr/bin:/bin"},
            .folder = "/"});
    }
    QByteArrayList lines() const { return output.split('\n'); }
};

} // namespace gatehouse::test
