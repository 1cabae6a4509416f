// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/JsonText.h"
#include "config/ServersFile.h"

namespace gatehouse::config {

/// Reads one entry of the servers file and remembers what is wrong with it.
class ServerEntry
{
public:
    /// All four must outlive this.
    ServerEntry(const References &references, const domain::Scopes &scopes,
        const QByteArrayList &providers, QList<ServersMistake> &mistakes)
        : m_references(references)
        , m_scopes(scopes)
        , m_providers(providers)
        , m_mistakes(mistakes)
    { }

    /// The server as far as it can be understood; nothing when it is switched off by `disabled`.
    std::optional<domain::McpServer> read(const base::JsonMember &entry);

private:
    using Node = base::JsonNode;

    void readMembers(const Node &entry);
    bool readCommon(const QString &name, const Node &value);
    bool readHttp(const QString &name, const Node &value);
    bool readStdio(const QString &name, const Node &value);
    void checkWhole(const Node &entry);

    void refuse(const Node &at, const QString &path, const QString &problem);
    QString text(const Node &value, const QString &path);
    bool flag(const Node &value, const QString &path);
    QStringList list(const Node &value, const QString &path);
    /// With references put in; a secret is refused unless it \a maySecret.
    base::Secret expanded(const Node &value, const QString &path, bool maySecret);
    QString openText(const Node &value, const QString &path);

    void readUrl(const Node &value, const QString &path);
    void readHeaders(const Node &value, const QString &path);
    void readTimeout(const Node &value, const QString &path);
    void readEnv(const Node &value, const QString &path);
    void readArgs(const Node &value, const QString &path);
    void readIsolation(const Node &value, const QString &path);
    void readForward(const Node &value, const QString &path);
    void readAllow(const Node &value, const QString &path);
    void readGroups(const Node &value, const QString &path);
    void readClients(const Node &value, const QString &path);
    void readTools(const Node &value, const QString &path);
    void readScopes(const Node &value, const QString &path);
    void readType(const Node &value, const QString &path);
    void noteUnknown(const QString &name, const Node &value, const QString &path);

    const References &m_references;
    const domain::Scopes &m_scopes;
    const QByteArrayList &m_providers; ///< that group rules name
    QList<ServersMistake> &m_mistakes;
    QString m_path; ///< of the entry
    domain::McpServer m_server;
    domain::HttpTarget m_http;
    domain::StdioTarget m_stdio;
    QStringList m_httpMembers; ///< seen
    QStringList m_stdioMembers; ///< seen
    QString m_type;
    bool m_disabled = false;
};

} // namespace gatehouse::config
