// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <QByteArray>
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

/// `providers.check`: a provider that is not in the settings yet, in their words.
struct ProviderCandidate
{
    QByteArray name; ///< of one of several; empty: the one
    QByteArray strategy = "oauth";
    QByteArray clientId;
    QByteArray clientSecret; ///< used once, kept nowhere
    QByteArray accountsUrl;
    QByteArray authorizationUrl;
    QByteArray tokenUrl;
};
struct ProviderVerdict
{
    bool good = false; ///< people could sign in with it
    QString title; ///< what our pages would call it
    QByteArray redirectUri; ///< to be registered there
    QList<Finding> findings;
};

} // namespace gatehouse::protocol
