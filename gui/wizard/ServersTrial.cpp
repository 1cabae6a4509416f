// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/ServersTrial.h"

#include "base/Random.h"
#include "base/ReplacedFile.h"
#include "service/Places.h"
#include "wizard/TroubleWords.h"

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;
using base::Result;
using proof::Failure;
using service::Trouble;

namespace {

constexpr char Account[] = "set-up";

} // namespace

ServersTrial::ServersTrial(QObject *parent)
    : QObject(parent)
{ }

void ServersTrial::run(const QByteArray &servers, const service::Places &places)
{
    m_server = std::make_unique<service::TrialServer>();
    base::SystemRandom random;
    const QString file = m_server->folder() + u"/servers.json"_s;
    static_cast<void>(
        base::replaceFile(file, servers, 0600)); // the server says when it is not there
    m_server->start(places, {{"MCP_SERVERS_FILE", file.toUtf8()}},
        service::TrialServer::Account {QLatin1String(Account), base::Secret(random.token256())},
        [this](const Result<void, Trouble> &ready) {
            if (!ready)
                return stop(ready.error());
            readServers();
        });
}

void ServersTrial::readServers()
{
    m_server->admin().ask<protocol::Servers>(
        u"servers.list"_s, protocol::Nothing {}, [this](const auto &answer) {
            if (!answer)
                return stop({.what = answer.error().message});
            m_places.clear();
            for (const protocol::ServerRow &row : answer->rows)
                m_places.append({QString::fromUtf8(row.name), row.urls.value(0)});
            makeToken();
        });
}

void ServersTrial::makeToken()
{
    protocol::NewToken wanted;
    wanted.name = u"set-up"_s;
    wanted.user = QLatin1String(Account);
    for (const Place &place : std::as_const(m_places))
        wanted.servers.append(place.url);
    m_server->admin().ask<protocol::CreatedToken>(
        u"tokens.create"_s, wanted, [this](const auto &answer) {
            if (!answer)
                return stop({.what = answer.error().message});
            askNext(base::Secret(answer->token));
        });
}

void ServersTrial::askNext(const base::Secret &token)
{
    if (m_places.isEmpty())
        return end();
    const Place place = m_places.takeFirst();
    auto *list = new proof::ToolList(
        m_web, QUrl(QString::fromUtf8(place.url)), token,
        [this, place, token](const Result<QStringList, Failure> &tools) {
            m_asked->deleteLater();
            if (tools)
                Q_EMIT listed(place.name, *tools);
            else
                Q_EMIT failed(place.name, tools.error());
            askNext(token);
        },
        this);
    m_asked = list;
    list->start();
}

void ServersTrial::stop(const Trouble &trouble)
{
    Q_EMIT stopped(said(trouble));
    end();
}

void ServersTrial::end()
{
    service::TrialServer::retire(std::move(m_server)); // it is calling
    Q_EMIT finished();
}

} // namespace gatehouse::wizard
