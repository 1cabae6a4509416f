// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "findings/SettingsFindings.h"

namespace gatehouse::findings {

// --- providers ---

/// Whether a provider says where people sign in; \a name as in the settings.
Finding providerFinding(const QString &name, const base::Result<void> &asked);

/// What a provider's token endpoint said about a code that nobody has: with the right credentials
/// it refuses the code, not us (RFC 6749 5.2).
struct CodeRefusal
{
    QByteArray error; ///< its word: invalid_grant; empty when it said none
    QString message; ///< a sentence
};
Finding credentialsFinding(const QString &name, const CodeRefusal &refusal);

// --- MCP servers ---

/// How far a conversation with an MCP server came.
struct McpFacts
{
    QString name;
    QString problem {}; ///< empty: to its end
    qsizetype tools = 0;
    QString notAsked {}; ///< why it was only reached: "its rules let only people in"
};
Finding mcpFinding(const McpFacts &facts);

/// The JSON-RPC answer in a body that is JSON or a stream of events; empty when there is none.
QByteArray rpcAnswerIn(const QByteArray &body);

// --- a sign-in as a known client makes it ---

enum class SignInStep { Challenge, Discovery, Registration, Authorization };
struct SignInFacts
{
    QString file; ///< of its description: "cursor"
    QString product; ///< its name
    SignInStep stoppedAt = SignInStep::Authorization;
    QString problem {}; ///< empty: the consent page was shown
};
Finding signInFinding(const SignInFacts &facts);

/// Why \a page is not the page that asks a person for consent; empty when it is.
QString problemOfConsentPage(int status, const QByteArray &contentType, const QByteArray &page);

} // namespace gatehouse::findings
