// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "domain/Scopes.h"

#include <QByteArrayList>
#include <QStringList>

#include <chrono>
#include <variant>

namespace gatehouse::domain {

/// A name and a value that may be or hold a secret.
struct NamedSecret
{
    QByteArray name;
    base::Secret value;

    bool operator==(const NamedSecret &) const = default;
};

/// An MCP server reached by its URL (Streamable HTTP).
struct HttpTarget
{
    QByteArray url; ///< http or https, with host, without user, password and fragment
    QList<NamedSecret> headers; ///< added to every request
    std::chrono::seconds timeout {300}; ///< until its answer begins; never cuts a stream

    bool operator==(const HttpTarget &) const = default;
};

/// Who shares a child of a StdioTarget.
enum class Isolation {
    Session, ///< one child for each MCP session
    User, ///< one for each person
    Shared, ///< one for all; not with Forward::ProviderToken
};

/// An MCP server that is a program: newline-delimited JSON-RPC on its standard input and output.
struct StdioTarget
{
    QString command; ///< found by PATH unless it has a slash; never given to a shell
    QStringList args;
    QList<NamedSecret> env; ///< besides the few names every child gets
    QString cwd; ///< empty: the data folder
    Isolation isolation = Isolation::Session;

    bool operator==(const StdioTarget &) const = default;
};

/// What a server learns about who is calling.
enum class Forward {
    None,
    Identity, ///< X-Gatehouse-User, -Email, -Name, -Client, -Session
    ProviderToken, ///< Authorization: Bearer with the provider's access token
};

/// Globs: `*` is any run of characters, `?` is one.
struct ToolRules
{
    QStringList allow; ///< empty: every tool
    QStringList deny; ///< wins over allow

    bool isEmpty() const { return allow.isEmpty() && deny.isEmpty(); }
    bool operator==(const ToolRules &) const = default;
};

/// One entry of the servers file: an MCP server that stands behind the door. A value.
struct McpServer
{
    QByteArray name; ///< its segment in /mcp/{server}
    QString title; ///< for people
    std::variant<HttpTarget, StdioTarget> target;
    Forward forward = Forward::None;
    QStringList allow; ///< who may use it, written as in ALLOWED_USERS; a local account by its name
    QStringList groups; ///< or who is in one of these; both empty: everybody who is signed in
    QByteArrayList clients; ///< client ids; empty: every client
    ToolRules tools;
    Scopes scopes; ///< all of them are needed; empty: any token of this server will do
    bool isDefault = false; ///< answers at /mcp too

    const HttpTarget *http() const { return std::get_if<HttpTarget>(&target); }
    const StdioTarget *stdio() const { return std::get_if<StdioTarget>(&target); }
    bool operator==(const McpServer &) const = default;
};

/// A name that can stand in a path as it is: letters, digits, `-`, `_` and `.`, at most 64, the
/// first a letter or digit.
bool isServerName(QByteArrayView name);

} // namespace gatehouse::domain
