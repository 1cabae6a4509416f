// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QProcessEnvironment>

#include <chrono>
#include <functional>

class QObject;

namespace gatehouse::service {

/// A program that is run once.
struct Command
{
    QString program;
    QStringList arguments;
    QProcessEnvironment environment;
    QByteArray input {}; ///< on its standard input
    std::chrono::milliseconds within {15'000};
};
struct Output
{
    int code = 0; ///< its exit code
    QString out;
    QString err;

    /// What it says, for a person: its errors, else what it wrote.
    QString words() const;
};

/// Calls \a done once, later, unless \a context is gone by then; the program is ended with it.
/// NotFound: it cannot be run; TimedOut: it did not end.
void run(const Command &command, QObject *context,
    const std::function<void(const base::Result<Output> &)> &done);

} // namespace gatehouse::service
