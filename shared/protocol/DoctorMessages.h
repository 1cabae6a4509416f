// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <QList>
#include <QString>

namespace gatehouse::protocol {

enum class FindingLevel {
    Good,
    Warning, ///< it works, and something will go wrong
    Problem, ///< it does not work, or is not safe
};

/// One thing that was looked at.
struct Finding
{
    QString id; ///< stays the same from version to version: "tls", "mcp:files"
    FindingLevel level = FindingLevel::Good;
    QString what; ///< a sentence
    QString why; ///< why it matters; empty when it is good
    QString fix; ///< what to do; the same

    bool operator==(const Finding &) const = default;
};

enum class CheckState { Waiting, Running, Done };

struct CheckRow
{
    QString name;
    QString title; ///< for people
    CheckState state = CheckState::Waiting;
};

/// `doctor.run` and `doctor.report`: how far the examination is, and what it has found so far.
struct Examination
{
    bool isFinished = false;
    base::sys_seconds startedAt {}; ///< 1970: there was none yet
    QList<CheckRow> checks; ///< in their order
    QList<Finding> findings;
};

} // namespace gatehouse::protocol
