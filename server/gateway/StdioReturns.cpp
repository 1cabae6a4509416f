// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StdioReturns.h"

#include "base/Json.h"
#include "gateway/Revisions.h"

#include <QJsonArray>

#include <utility>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;
using domain::Isolation;

namespace {

/// Says nothing about anybody, so it may reach all who share a child.
bool isHarmless(const QString &method)
{
    static const QStringList methods {u"notifications/tools/list_changed"_s,
        u"notifications/prompts/list_changed"_s, u"notifications/resources/list_changed"_s};
    return methods.contains(method);
}

/// What a client that asked for \a asked is told that a child speaks which speaks \a spoken: its
/// own revision, where that is an older one. Later revisions only added to it.
QString versionFor(const QString &asked, const QString &spoken)
{
    const auto wanted = sessionRevisions().indexOf(asked);
    return wanted >= 0 && wanted < sessionRevisions().indexOf(spoken) ? asked : spoken;
}

} // namespace

StdioReturns::StdioReturns(StdioTable &table, ServerRules rules)
    : m_table(table)
    , m_rules(std::move(rules))
{
    m_later.setSingleShot(true);
    QObject::connect(&m_later, &QTimer::timeout, &m_later, [this] {
        for (const QByteArray &key : std::exchange(m_ending, {}))
            m_table.end(key, {});
    });
}

StdioChild::Hearer StdioReturns::hearerOf(const QByteArray &child)
{
    StdioChild::Hearer hearer;
    hearer.onAnswer = [this](const Asker &asker, const QJsonObject &answer) {
        onAnswer(asker, answer);
    };
    hearer.onFailure = [this](const Asker &asker, const StdioChild::Failure &failure) {
        onFailure(asker, failure);
    };
    hearer.onProgress = [this](const Asker &asker, const QJsonObject &notification) {
        onProgress(asker, notification);
    };
    hearer.onRequest = [this, child](const QJsonObject &question) { onQuestion(child, question); };
    hearer.onNotification = [this, child](const QJsonObject &notification) {
        onNotification(child, notification);
    };
    hearer.onReady = [this, child] { onReady(child); };
    hearer.onGone = [this, child] { onGone(child); };
    return hearer;
}

void StdioReturns::onAnswer(const Asker &asker, QJsonObject answer)
{
    StdioSession *session = m_table.session(asker.session);
    if (!session) // asked by ourselves, or its client has gone
        return;
    const StdioChild *child = m_table.child(session->facts().child);
    const QJsonObject initialized = child ? child->initialized() : QJsonObject();
    if (asker.method == u"initialize")
        return onInitialized(*session, asker, std::move(answer));
    if (const auto listener = m_listeners.find(asker.stream); listener != m_listeners.end()) {
        const StdioCall call = listener->second;
        m_listeners.erase(listener);
        return openListener(*session, call, initialized);
    }
    if (!session->facts().isStateless) {
        withoutForbiddenTools(*session, answer);
        return session->sendAnswer(asker.stream, answer, 200);
    }
    if (asker.method == u"server/discover")
        answer.insert("result"_L1, stateless::discovered(initialized));
    withoutForbiddenTools(*session, answer);
    session->sendAnswer(asker.stream, stateless::toClient(answer, asker.method, initialized),
        stateless::statusOf(answer));
}

void StdioReturns::onInitialized(StdioSession &session, const Asker &asker, QJsonObject answer)
{
    QJsonObject result = answer.value("result"_L1).toObject();
    const QString spoken = result.value("protocolVersion"_L1).toString();
    const QString version =
        m_table.isolation() == Isolation::Session ? spoken : versionFor(session.version(), spoken);
    result.insert("protocolVersion"_L1, version);
    answer.insert("result"_L1, result);
    session.setVersion(version);
    session.sendAnswer(asker.stream, answer, 200);
}

void StdioReturns::onFailure(const Asker &asker, const StdioChild::Failure &failure)
{
    const QJsonObject answer = rpcError(asker.id, RpcError::InternalError, failure.message);
    if (const auto listener = m_listeners.find(asker.stream); listener != m_listeners.end()) {
        const StdioTell tell = listener->second.tell;
        m_listeners.erase(listener);
        return tell({.kind = StdioNews::Kind::Answer,
            .json = base::toJson(answer),
            .status = failure.status,
            .retryAfter = failure.retryAfter,
            .isLast = true});
    }
    StdioSession *session = m_table.session(asker.session);
    if (!session)
        return;
    session->sendAnswer(asker.stream, answer, failure.status, failure.retryAfter);
    // A session that never began.
    if (asker.method == u"initialize")
        endLater(asker.session);
}

void StdioReturns::onProgress(const Asker &asker, const QJsonObject &notification)
{
    if (StdioSession *session = m_table.session(asker.session))
        session->sendEvent(asker.stream, notification);
}

/// Sampling, elicitation, roots: of the one client the child is for, or of nobody.
void StdioReturns::onQuestion(const QByteArray &key, QJsonObject question)
{
    const QJsonValue serverId = question.value("id"_L1);
    StdioChild *child = m_table.child(key);
    StdioSession *session =
        m_table.isolation() == Isolation::Session ? m_table.session(key) : nullptr;
    if (!child)
        return;
    if (!session || session->facts().isStateless)
        return child->answer(rpcError(
            serverId, RpcError::MethodNotFound, u"Nobody in particular can be asked from here."_s));
    const auto id = session->ask(serverId);
    if (!id)
        return child->answer(
            rpcError(serverId, RpcError::InternalError, u"Too many questions are unanswered."_s));
    question.insert("id"_L1, *id);
    session->sendEvent(session->streamForQuestion(), question);
}

void StdioReturns::onNotification(const QByteArray &key, QJsonObject notification)
{
    const QString method = notification.value("method"_L1).toString();
    QJsonObject params = notification.value("params"_L1).toObject();
    const bool isAboutResource = method == u"notifications/resources/updated";
    const bool isOwn = m_table.isolation() == Isolation::Session;
    for (StdioSession *session : m_table.sessionsOf(key)) {
        if (isOwn && method == u"notifications/cancelled") {
            const auto id = session->withdraw(params.value("requestId"_L1));
            if (!id)
                return;
            params.insert("requestId"_L1, *id);
            notification.insert("params"_L1, params);
        }
        const bool isWanted = isOwn || isHarmless(method)
            || (isAboutResource
                && (session->facts().isStateless
                    || session->subscriptions.contains(params.value("uri"_L1).toString())));
        if (isWanted)
            session->sendNotification(notification);
    }
}

/// One that was started again knows nothing of what its clients have subscribed to.
void StdioReturns::onReady(const QByteArray &key)
{
    StdioChild *child = m_table.child(key);
    if (!child)
        return;
    for (const QString &uri : m_table.subscribed(key))
        subscribe(*child, u"resources/subscribe"_s, uri);
}

void StdioReturns::onGone(const QByteArray &key)
{
    bool isHeard = false;
    for (StdioSession *session : m_table.sessionsOf(key)) {
        session->forgetAsked();
        isHeard = isHeard || session->isHeard();
    }
    StdioChild *child = m_table.child(key);
    if (child && isHeard && !child->isStopping())
        child->wake();
}

void StdioReturns::openListener(
    StdioSession &session, const StdioCall &call, const QJsonObject &initialized)
{
    const RpcMessage &message = *call.body.single();
    const auto filter = stateless::honoredFilter(message.params, initialized);
    if (!filter)
        return call.tell({.kind = StdioNews::Kind::Answer,
            .json = base::toJson(rpcError(message.id, RpcError::InvalidParams,
                u"params.notifications must say what to listen to."_s)),
            .isLast = true});
    const QSet<QString> before = m_table.subscribed(session.facts().child);
    session.openListener(call, message.id, *filter);
    StdioChild *child = m_table.child(session.facts().child);
    for (const QString &uri : filter->resources) {
        if (child && !before.contains(uri))
            subscribe(*child, u"resources/subscribe"_s, uri);
    }
}

void StdioReturns::subscribe(StdioChild &child, const QString &method, const QString &uri)
{
    if (!child.isReady())
        return;
    child.request({{u"jsonrpc"_s, u"2.0"_s}, {u"method"_s, method},
                      {u"params"_s, QJsonObject {{u"uri"_s, uri}}}},
        {.method = method});
}

/// Every list of tools, whoever asked for it and however often it comes.
void StdioReturns::withoutForbiddenTools(const StdioSession &session, QJsonObject &answer) const
{
    removeForbiddenTools(answer, {m_rules, *session.facts().caller});
}

void StdioReturns::endLater(const QByteArray &session)
{
    m_ending.append(session);
    m_later.start(0);
}

} // namespace gatehouse::gateway
