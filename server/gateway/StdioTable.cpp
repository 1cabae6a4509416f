// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StdioTable.h"

#include "gateway/Revisions.h"
#include "gateway/StdioIdentity.h"
#include "process/Environment.h"

#include <algorithm>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;
using domain::Isolation;
using process::Child;

namespace {

QJsonObject ownInitializeParams()
{
    // Nobody in particular is behind a child that several share, so it may ask nobody anything.
    return {{u"protocolVersion"_s, sessionRevisions().last()}, {u"capabilities"_s, QJsonObject()},
        {u"clientInfo"_s,
            QJsonObject {
                {u"name"_s, u"gatehouse"_s}, {u"version"_s, QStringLiteral(GATEHOUSE_VERSION)}}}};
}

} // namespace

StdioTable::StdioTable(Parts parts, HearerOf hearerOf)
    : m(std::move(parts))
    , m_hearerOf(std::move(hearerOf))
    , m_environment(process::ownEnvironment())
{ }

StdioTable::~StdioTable()
{
    for (const auto &[key, session] : m_sessions)
        session->close();
}

StdioSession *StdioTable::session(const QByteArray &key) const
{
    const auto found = m_sessions.find(key);
    return found == m_sessions.end() ? nullptr : found->second.get();
}

StdioChild *StdioTable::child(const QByteArray &key) const
{
    const auto found = m_children.find(key);
    return found == m_children.end() ? nullptr : found->second.child.get();
}

QByteArray StdioTable::childKey(const QByteArray &session, const StdioCall &call) const
{
    switch (isolation()) {
    case Isolation::Session:
        return session;
    case Isolation::User:
        return call.caller->session.user.userId().value;
    case Isolation::Shared:
        break;
    }
    return "shared";
}

StdioSession *StdioTable::open(const QByteArray &key, const StdioCall &call)
{
    const domain::SessionId &owner = call.caller->session.id;
    const auto present = sessionsOf(owner);
    if (int(present.size()) >= m.limits.maxSessionsPerOwner) {
        StdioSession *oldest = nullptr;
        for (StdioSession *session : present) {
            if (!session->isHeard() && (!oldest || session->lastUse() < oldest->lastUse()))
                oldest = session;
        }
        if (!oldest)
            return nullptr;
        end(QByteArray(oldest->facts().key), {});
    }
    m_byOwner[owner].insert(key);
    auto session = std::make_unique<StdioSession>(
        StdioSession::Facts {key, owner, childKey(key, call), call.isStateless, call.caller});
    return (m_sessions[key] = std::move(session)).get();
}

void StdioTable::end(const QByteArray &key, Child::Patience patience)
{
    const auto found = m_sessions.find(key);
    if (found == m_sessions.end())
        return;
    const std::unique_ptr<StdioSession> session = std::move(found->second);
    m_sessions.erase(found);
    const auto siblings = m_byOwner.find(session->facts().owner);
    siblings->second.erase(session->facts().key);
    if (siblings->second.empty())
        m_byOwner.erase(siblings);
    session->close();
    const QByteArray childKey = session->facts().child;
    if (isolation() == Isolation::Session)
        dropChild(childKey, patience);
    else if (StdioChild *child = this->child(childKey))
        child->cancel([&key](const StdioChild::Asker &asker) { return asker.session == key; },
            u"its client has gone"_s);
}

void StdioTable::endOwner(const domain::SessionId &owner)
{
    // What was ending politely already.
    m.endings.hurry(owner.value, Child::Hurry);
    for (const StdioSession *session : sessionsOf(owner))
        end(QByteArray(session->facts().key), Child::Hurry);
    if (isolation() != Isolation::User)
        return;
    // A child that was started with the token of this session must not go on with it.
    QByteArrayList children;
    for (const auto &[key, kept] : m_children) {
        const bool hasItsToken =
            m.server.forward == domain::Forward::ProviderToken && kept.owner == owner;
        if (hasItsToken || (sessionsOf(key).empty() && kept.owner == owner))
            children.append(key);
    }
    for (const QByteArray &key : children)
        dropChild(key, Child::Hurry);
}

std::vector<StdioSession *> StdioTable::sessionsOf(const QByteArray &child) const
{
    std::vector<StdioSession *> sessions;
    if (isolation() == Isolation::Session) {
        if (StdioSession *only = session(child))
            sessions.push_back(only);
        return sessions;
    }
    for (const auto &[key, session] : m_sessions) {
        if (session->facts().child == child)
            sessions.push_back(session.get());
    }
    return sessions;
}

std::vector<StdioSession *> StdioTable::sessionsOf(const domain::SessionId &owner) const
{
    std::vector<StdioSession *> sessions;
    if (const auto keys = m_byOwner.find(owner); keys != m_byOwner.end()) {
        for (const QByteArray &key : keys->second)
            sessions.push_back(session(key));
    }
    return sessions;
}

QSet<QString> StdioTable::subscribed(const QByteArray &child) const
{
    QSet<QString> uris;
    for (const StdioSession *session : sessionsOf(child)) {
        uris.unite(session->subscriptions);
        uris.unite(session->listened());
    }
    return uris;
}

StdioChild &StdioTable::childOf(
    const StdioSession &session, const StdioCall &call, const QJsonObject &initializeParams)
{
    const QByteArray key = session.facts().child;
    if (const auto known = m_children.find(key); known != m_children.end()) {
        if (!known->second.child->isRunning()) {
            setProgram(*known->second.child, call);
            known->second.owner = call.caller->session.id;
        }
        return *known->second.child;
    }
    const bool isOwn = isolation() == Isolation::Session;
    StdioChild::Plan plan {.name = m.server.name,
        .initializeParams = isOwn ? initializeParams : ownInitializeParams(),
        .announcesItself = !isOwn || call.isStateless};
    const QByteArray user =
        isolation() == Isolation::Shared ? QByteArray() : call.caller->session.user.userId().value;
    StdioChild::Hearer hearer = m_hearerOf(key);
    hearer.mayStart = [this, user] { return m.mayStart(user); };
    auto made = std::make_unique<StdioChild>(
        std::move(plan), m.limits.timing, std::move(hearer), m.guard, m.endings);
    setProgram(*made, call);
    Kept &kept = m_children[key];
    kept = {std::move(made), user, call.caller->session.id};
    return *kept.child;
}

void StdioTable::setProgram(StdioChild &child, const StdioCall &call) const
{
    QList<base::Secret> secrets;
    process::Program program = programFor(call, secrets);
    // One that all share outlives whoever it was started for.
    const bool isSomebodys = isolation() != Isolation::Shared;
    child.setProgram(std::move(program), std::move(secrets),
        isSomebodys ? call.caller->session.id.value : QByteArray());
}

process::Program StdioTable::programFor(const StdioCall &call, QList<base::Secret> &secrets) const
{
    const domain::StdioTarget &target = *m.server.stdio();
    const QList<domain::NamedSecret> declared =
        target.env + identityVariables(call.caller->session, m.server, call.providerToken);
    for (const domain::NamedSecret &variable : target.env)
        secrets.append(variable.value);
    if (call.providerToken)
        secrets.append(*call.providerToken);
    QByteArrayList arguments;
    for (const QString &argument : target.args)
        arguments.append(argument.toUtf8());
    return {.command = target.command.toUtf8(),
        .arguments = arguments,
        .environment = process::childEnvironment(m_environment, declared),
        .folder = target.cwd.isEmpty() ? m.folder : target.cwd.toUtf8()};
}

/// The object stays until nobody can be inside it any more.
void StdioTable::dropChild(const QByteArray &key, Child::Patience patience)
{
    const auto found = m_children.find(key);
    if (found == m_children.end())
        return;
    std::unique_ptr<StdioChild> child = std::move(found->second.child);
    m_children.erase(found);
    child->stop(patience);
    m_dropped.push_back(std::move(child));
}

int StdioTable::running(const QByteArray *user) const
{
    return int(std::count_if(m_children.begin(), m_children.end(), [user](const auto &entry) {
        return entry.second.child->isRunning() && (!user || entry.second.user == *user);
    }));
}

StdioChild *StdioTable::idlest(const QByteArray *user, Time::time_point since) const
{
    StdioChild *found = nullptr;
    for (const auto &[key, kept] : m_children) {
        const bool isIdle = kept.child->isRunning() && (!user || kept.user == *user)
            && kept.child->lastUse() <= since && !isInUse(key);
        if (isIdle && (!found || kept.child->lastUse() < found->lastUse()))
            found = kept.child.get();
    }
    return found;
}

bool StdioTable::isInUse(const QByteArray &key) const
{
    if (child(key)->isBusy())
        return true;
    const auto sessions = sessionsOf(key);
    return std::any_of(sessions.begin(), sessions.end(), [](const StdioSession *session) {
        return session->isListening() || (!session->subscriptions.isEmpty() && session->isHeard());
    });
}

void StdioTable::tick(Time::time_point now)
{
    m_dropped.clear();
    QByteArrayList unused;
    for (const auto &[key, session] : m_sessions) {
        if (!session->isHeard() && now - session->lastUse() >= m.limits.sessionLife)
            unused.append(key);
    }
    for (const QByteArray &key : unused)
        end(key, {});
    QByteArrayList ownerless;
    for (const auto &[key, kept] : m_children) {
        kept.child->tick(now);
        const bool isIdle = now - kept.child->lastUse() >= m.limits.idle && !isInUse(key);
        if (isIdle && kept.child->isRunning())
            kept.child->stop({});
        if (isIdle && sessionsOf(key).empty())
            ownerless.append(key);
    }
    for (const QByteArray &key : ownerless)
        dropChild(key, {});
}

} // namespace gatehouse::gateway
