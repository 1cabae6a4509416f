// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/ClientSnippets.h"

#include <QCoreApplication>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Snippets
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::wizard::ClientSnippets)

public:
    static QList<ClientSnippet> all(const QString &url)
    {
        return {
            {u"Claude"_s,
                tr("Open the settings, go to Connectors, choose “Add custom connector” and enter "
                   "the address. It works on the web, on the desktop and on the phone."),
                url, true},
            {u"Claude Code"_s, tr("Run this, then choose the server under /mcp to sign in."),
                u"claude mcp add --transport http gatehouse "_s + url},
            {u"ChatGPT"_s,
                tr("Switch on developer mode in the settings for apps and connectors, create a "
                   "connector with the address, and choose OAuth."),
                url, true},
            {u"Cursor"_s, tr("Add this to the file %1.").arg(u"~/.cursor/mcp.json"_s),
                u"{\n  \"mcpServers\": {\n    \"gatehouse\": {\n      \"url\": \"%1\"\n    }\n  "
                "}\n}"_s.arg(url)},
            {u"VS Code"_s, tr("Add this to the file %1.").arg(u".vscode/mcp.json"_s),
                u"{\n  \"servers\": {\n    \"gatehouse\": {\n      \"type\": \"http\",\n      "
                "\"url\": \"%1\"\n    }\n  }\n}"_s.arg(url)},
            {tr("Other programs"),
                tr("Most take the address as it is. Those that can only start a command use "
                   "mcp-remote, which needs Node.js."),
                u"npx -y mcp-remote "_s + url},
        };
    }
};

} // namespace

QList<ClientSnippet> clientSnippets(const QString &url)
{
    return Snippets::all(url);
}

} // namespace gatehouse::wizard
