// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StdioSession.h"

#include "base/Json.h"

#include <algorithm>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

net::Response sessionNotFound(const QJsonValue &id)
{
    return rpcResponse(
        rpcError(id, RpcError::Unauthorized, u"Session not found; initialize again."_s), 404);
}

StdioSession::StdioSession(Facts facts)
    : m_facts(std::move(facts))
{
    if (!m_facts.isStateless)
        m_streams[Standing].acceptsEvents = true;
}

StdioSession::Stream *StdioSession::find(quint64 stream)
{
    const auto found = m_streams.find(stream);
    return found == m_streams.end() ? nullptr : &found->second;
}

void StdioSession::openPost(const StdioCall &call, int requests)
{
    m_streams[call.reply] = {.tell = call.tell,
        .reply = call.reply,
        .outstanding = requests,
        .acceptsEvents = call.acceptsEvents};
}

void StdioSession::openStanding(const StdioCall &call)
{
    const auto last = EventLog::parse(call.lastEventId);
    if (last && last->stream != Standing) {
        if (Stream *stream = find(last->stream)) {
            attach(last->stream, *stream, call, *last);
            if (stream->isOver)
                finish(last->stream, *stream);
            return;
        }
        if (m_log.holds(last->stream)) {
            Stream finished;
            attach(last->stream, finished, call, *last);
            return call.tell({.kind = StdioNews::Kind::Over});
        }
    }
    attach(Standing, m_streams[Standing], call,
        last && last->stream == Standing ? *last : EventLog::Id {Standing, m_heard});
}

void StdioSession::attach(quint64 number, Stream &stream, const StdioCall &call, EventLog::Id after)
{
    if (stream.tell)
        stream.tell({.kind = StdioNews::Kind::Over});
    stream.tell = call.tell;
    stream.reply = call.reply;
    stream.acceptsEvents = true;
    stream.tell({.kind = StdioNews::Kind::Opened});
    for (const EventLog::Event &event : m_log.after(after)) {
        stream.tell({.kind = StdioNews::Kind::Event,
            .json = event.json,
            .eventId = EventLog::text(event.id)});
        if (number == Standing)
            m_heard = std::max(m_heard, event.id.number);
    }
}

void StdioSession::openListener(
    const StdioCall &call, const QJsonValue &id, const stateless::Filter &filter)
{
    Stream &stream = m_streams[call.reply];
    stream = {.tell = call.tell,
        .reply = call.reply,
        .acceptsEvents = true,
        .listener = id,
        .filter = filter};
    ++m_listeners;
    stream.tell({.kind = StdioNews::Kind::Opened});
    sendEvent(call.reply, stateless::acknowledgement(filter, id));
}

void StdioSession::sendEvent(quint64 number, const QJsonObject &message)
{
    Stream *stream = find(number);
    if (!stream || !stream->acceptsEvents) // it gets its answer, and nothing besides
        return;
    StdioNews news {.kind = StdioNews::Kind::Event, .json = base::toJson(message)};
    if (!m_facts.isStateless) {
        const EventLog::Id id = m_log.append(number, news.json);
        news.eventId = EventLog::text(id);
        if (number == Standing && stream->tell)
            m_heard = id.number;
    }
    if (stream->tell)
        stream->tell(std::move(news));
}

void StdioSession::sendAnswer(
    quint64 number, const QJsonObject &answer, int status, std::chrono::seconds retryAfter)
{
    Stream *stream = find(number);
    if (!stream)
        return;
    StdioNews news {.kind = StdioNews::Kind::Answer, .json = base::toJson(answer)};
    news.status = status;
    news.retryAfter = retryAfter;
    news.isLast = --stream->outstanding <= 0;
    if (!m_facts.isStateless) {
        // Only what was begun as events can be asked for again, but who knows which that is.
        news.eventId = EventLog::text(m_log.append(number, news.json));
        news.mcpSession = m_facts.key;
    }
    const bool isLast = news.isLast;
    if (!stream->tell) {
        stream->isOver = isLast;
        return;
    }
    stream->tell(std::move(news));
    if (isLast)
        m_streams.erase(number);
}

void StdioSession::drop(quint64 number)
{
    Stream *stream = find(number);
    if (stream && --stream->outstanding <= 0)
        finish(number, *stream);
}

/// Over, and forgotten.
void StdioSession::finish(quint64 number, Stream &stream)
{
    if (stream.tell)
        stream.tell({.kind = StdioNews::Kind::Over});
    if (!stream.listener.isUndefined())
        --m_listeners;
    m_streams.erase(number);
}

void StdioSession::sendNotification(const QJsonObject &notification)
{
    if (!m_facts.isStateless) {
        const bool isRead = m_streams[Standing].tell != nullptr;
        return sendEvent(isRead ? Standing : streamForQuestion(), notification);
    }
    const QString method = notification.value("method"_L1).toString();
    const QJsonObject params = notification.value("params"_L1).toObject();
    for (auto &[number, stream] : m_streams) {
        if (!stream.listener.isUndefined() && stream.filter.accepts(method, params))
            sendEvent(number, stateless::stamped(notification, stream.listener));
    }
}

quint64 StdioSession::streamForQuestion() const
{
    // It most likely belongs to the one request that is under way.
    quint64 newest = Standing;
    int posts = 0;
    for (const auto &[number, stream] : m_streams) {
        if (number == Standing || !stream.tell || !stream.acceptsEvents)
            continue;
        newest = number;
        ++posts;
    }
    const auto standing = m_streams.find(Standing);
    const bool isRead = standing != m_streams.end() && standing->second.tell;
    return posts == 1 || !isRead ? newest : Standing;
}

bool StdioSession::isReadBy(quint64 reply) const
{
    return std::any_of(m_streams.begin(), m_streams.end(),
        [reply](const auto &entry) { return entry.second.reply == reply && entry.second.tell; });
}

std::vector<quint64> StdioSession::leave(quint64 reply, bool canResume)
{
    const auto found = std::find_if(m_streams.begin(), m_streams.end(),
        [reply](const auto &entry) { return entry.second.reply == reply && entry.second.tell; });
    if (found == m_streams.end())
        return {};
    auto &[number, stream] = *found;
    stream.tell = nullptr;
    stream.reply = 0;
    if (number == Standing)
        return {};
    if (canResume && !m_facts.isStateless)
        return dropOldStreams();
    const quint64 left = number;
    finish(left, stream);
    return {left};
}

/// Streams nobody came back for; their numbers.
std::vector<quint64> StdioSession::dropOldStreams()
{
    std::vector<quint64> dropped;
    std::size_t unread = 0;
    for (auto it = m_streams.rbegin(); it != m_streams.rend();) {
        const bool isUnread = it->first != Standing && !it->second.tell;
        if (isUnread && ++unread > MaxStreams) {
            dropped.push_back(it->first);
            it = decltype(it)(m_streams.erase(std::next(it).base()));
        } else {
            ++it;
        }
    }
    return dropped;
}

void StdioSession::close()
{
    for (auto &[number, stream] : m_streams) {
        if (stream.tell && stream.outstanding > 0)
            stream.tell({.kind = StdioNews::Kind::Whole, .response = sessionNotFound()});
        else if (stream.tell)
            stream.tell({.kind = StdioNews::Kind::Over});
    }
    m_streams.clear();
    m_listeners = 0;
}

bool StdioSession::isHeard() const
{
    return std::any_of(m_streams.begin(), m_streams.end(),
        [](const auto &entry) { return entry.second.tell != nullptr; });
}

std::optional<QJsonValue> StdioSession::ask(const QJsonValue &serverId)
{
    if (m_asked.size() >= MaxAsked)
        return std::nullopt;
    const QString id = u"gatehouse-%1"_s.arg(++m_questions);
    m_asked.emplace(id, serverId);
    return QJsonValue(id);
}

std::optional<QJsonValue> StdioSession::takeAsked(const QJsonValue &id)
{
    const auto found = m_asked.find(id.toString());
    if (!id.isString() || found == m_asked.end())
        return std::nullopt;
    const QJsonValue serverId = found->second;
    m_asked.erase(found);
    return serverId;
}

std::optional<QJsonValue> StdioSession::withdraw(const QJsonValue &serverId)
{
    const auto found = std::find_if(m_asked.begin(), m_asked.end(),
        [&serverId](const auto &entry) { return entry.second == serverId; });
    if (found == m_asked.end())
        return std::nullopt;
    const QJsonValue id = found->first;
    m_asked.erase(found);
    return id;
}

QSet<QString> StdioSession::listened() const
{
    QSet<QString> uris;
    for (const auto &[number, stream] : m_streams) {
        for (const QString &uri : stream.filter.resources)
            uris.insert(uri);
    }
    return uris;
}

} // namespace gatehouse::gateway
