// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Demo.h"

#include "base/Random.h"
#include "daemon/Accounts.h"

#include <QCoreApplication>
#include <QTcpServer>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr quint16 FirstPort = 3000;
constexpr quint16 PortCount = 20;

quint16 freePort()
{
    for (quint16 port = FirstPort; port < FirstPort + PortCount; ++port) {
        QTcpServer probe;
        if (probe.listen(QHostAddress::LocalHost, port))
            return port;
    }
    return 0;
}

} // namespace

base::Result<config::Inputs> Demo::inputs(config::Inputs process) const
{
    if (!m_folder.isValid())
        return Err(Error {
            ErrorKind::Io, u"No temporary folder can be made: %1"_s.arg(m_folder.errorString())});
    const quint16 port = freePort();
    if (port == 0)
        return Err(Error {ErrorKind::Conflict,
            u"The ports 3000 to 3019 are all in use; end one of the programs that use them."_s});
    const QByteArray portText = QByteArray::number(port);
    config::Inputs inputs {
        .given = {{"AUTH_STRATEGY", "local"}, {"HOST", "127.0.0.1"}, {"PORT", portText},
            {"BASE_URL", "http://127.0.0.1:" + portText}, {"DATA_DIR", m_folder.path().toUtf8()},
            {"MCP_TITLE", "Gatehouse demo"}},
        .workingFolder = m_folder.path(),
        .systemSettingsFile = {}};
    // Of the person's own environment only how much to log: a tour must not touch a real set-up.
    for (const QByteArray &name : {QByteArray("LOG_LEVEL"), QByteArray("LOG_FORMAT")}) {
        if (process.environment.contains(name))
            inputs.environment.insert(name, process.environment.value(name));
    }
    return inputs;
}

base::Result<QString> Demo::prepare(Daemon &daemon) const
{
    base::SystemRandom random;
    const base::Secret password(random.bytes(9).toBase64(QByteArray::Base64UrlEncoding));
    if (auto saved = saveLocalAccount(daemon.store(), u"demo"_s, password, random); !saved)
        return Err(saved.error());
    const QString url = QString::fromUtf8(daemon.baseUrl()) + u"/mcp"_s;
    return u"\n"
           "  MCP URL            %1\n"
           "  Account            demo\n"
           "  One-time password  %2   (for this run only)\n"
           "\n"
           "  Connect a client, for example:\n"
           "    claude mcp add --transport http gatehouse-demo %1\n"
           "    npx -y mcp-remote %1\n"
           "  or open %3/ in a browser to see how to connect others.\n"
           "\n"
           "  Watch who is connected:\n"
           "    %5/gatehousectl sessions --watch --socket %4\n"
           "\n"
           "  Nothing is kept: stop with Ctrl+C and all of it is gone.\n"_s.arg(url,
               QString::fromUtf8(password.reveal()), QString::fromUtf8(daemon.baseUrl()),
               daemon.adminSocket(), QCoreApplication::applicationDirPath());
}

} // namespace gatehouse::daemon
