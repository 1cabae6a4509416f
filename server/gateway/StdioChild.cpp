// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/StdioChild.h"

#include "base/Json.h"

#include <QLoggingCategory>

#include <algorithm>

namespace gatehouse::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcStdio, "gatehouse.stdio")

constexpr quint64 InitializeId = 0;
constexpr int MaxComplaints = 20; ///< of one process

/// With our progress token in the place of \a message's own, which is returned.
QJsonValue exchangeProgressToken(QJsonObject &message, quint64 token)
{
    QJsonObject params = message.value("params"_L1).toObject();
    QJsonObject meta = params.value("_meta"_L1).toObject();
    QJsonValue own = meta.value("progressToken"_L1);
    if (own.isUndefined())
        return own;
    meta.insert("progressToken"_L1, qint64(token));
    params.insert("_meta"_L1, meta);
    message.insert("params"_L1, params);
    return own;
}

std::optional<quint64> ourNumber(const QJsonValue &value)
{
    const qint64 number = value.isDouble() ? value.toInteger(-1) : -1;
    return number < 0 ? std::nullopt : std::optional(quint64(number));
}

StdioChild::Failure died()
{
    return {502, u"The MCP server has ended; try again."_s};
}

StdioChild::Failure unstartable()
{
    return {502, u"The MCP server could not be started."_s};
}

} // namespace

StdioChild::StdioChild(
    Plan plan, Timing timing, Hearer hearer, process::Guard &guard, process::Endings &endings)
    : m_plan(std::move(plan))
    , m_timing(timing)
    , m_hearer(std::move(hearer))
    , m_guard(guard)
    , m_endings(endings)
{
    m_pauseTimer.setSingleShot(true);
    QObject::connect(&m_pauseTimer, &QTimer::timeout, &m_pauseTimer, [this] { start(); });
}

StdioChild::~StdioChild()
{
    letGo({});
}

void StdioChild::setProgram(process::Program program, QList<base::Secret> secrets, QByteArray whose)
{
    m_plan.program = std::move(program);
    m_plan.secrets = std::move(secrets);
    m_plan.whose = std::move(whose);
}

void StdioChild::wake()
{
    m_lastUse = Time::now();
    if (m_state != State::Stopped)
        return;
    const auto rest = std::chrono::ceil<milliseconds>(m_pausesUntil - Time::now());
    m_state = State::Pausing;
    // Never at once: who asks is to be told later, whatever happens.
    m_pauseTimer.start(std::max(rest, milliseconds(0)));
}

void StdioChild::request(QJsonObject message, Asker asker)
{
    wake();
    const auto rest = m_pausesUntil - Time::now();
    if (m_state == State::Pausing && rest > m_timing.longestWait) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(rest);
        return failLater(asker,
            {503, u"The MCP server has ended several times; it is started again soon."_s, seconds});
    }
    if (m_state == State::Ready)
        return dispatch(std::move(message), std::move(asker));
    const qsizetype bytes = base::toJson(message).size();
    if (!mayWait(bytes))
        return failLater(
            asker, {503, u"The MCP server is still starting."_s, std::chrono::seconds(1)});
    m_waiting.push_back({std::move(asker), std::move(message), bytes});
}

bool StdioChild::mayWait(qsizetype bytes) const
{
    for (const Waiting &waiting : m_waiting)
        bytes += waiting.bytes;
    return m_waiting.size() < MaxWaiting && bytes <= MaxWaitingBytes;
}

/// The process is there and initialised.
void StdioChild::dispatch(QJsonObject message, Asker asker)
{
    if (asker.method == u"initialize" || asker.method == u"server/discover") {
        const QJsonValue id = asker.id;
        return m_hearer.onAnswer(asker, rpcResult(id, m_initialized));
    }
    const quint64 id = ++m_lastId;
    const QJsonValue token = exchangeProgressToken(message, id);
    message.insert("id"_L1, qint64(id));
    if (!m_process->write(base::toJson(message) + '\n'))
        return failLater(asker,
            {503, u"The MCP server does not take any more requests now."_s,
                std::chrono::seconds(1)});
    m_asked.emplace(id, Asked {std::move(asker), token, Time::now()});
}

void StdioChild::notify(const QJsonObject &message)
{
    if (m_state != State::Ready)
        return;
    m_lastUse = Time::now();
    send(message);
}

void StdioChild::send(const QJsonObject &message)
{
    if (!m_process->write(base::toJson(message) + '\n'))
        complain(u"does not read; a message to it is lost"_s);
}

void StdioChild::announce()
{
    m_isAnnounced = true;
    if (m_state != State::Ready || std::exchange(m_hasAnnounced, true))
        return;
    send({{u"jsonrpc"_s, u"2.0"_s}, {u"method"_s, u"notifications/initialized"_s}});
}

void StdioChild::cancel(const std::function<bool(const Asker &)> &which, const QString &reason)
{
    std::erase_if(m_waiting, [&which](const Waiting &waiting) { return which(waiting.asker); });
    for (auto it = m_asked.begin(); it != m_asked.end();) {
        if (!which(it->second.asker)) {
            ++it;
            continue;
        }
        const auto id = qint64(it->first);
        it = m_asked.erase(it);
        notify({{u"jsonrpc"_s, u"2.0"_s}, {u"method"_s, u"notifications/cancelled"_s},
            {u"params"_s, QJsonObject {{u"requestId"_s, id}, {u"reason"_s, reason}}}});
    }
}

void StdioChild::start()
{
    m_state = State::Stopped;
    if (const auto refused = m_hearer.mayStart())
        return failAll(*refused);
    m_output = process::LineReader(MaxLine);
    m_errors = std::make_unique<process::ErrorLines>(
        m_plan.secrets, [name = QString::fromUtf8(m_plan.name)](const QString &line) {
            qCInfo(lcStdio).noquote() << u"%1: %2"_s.arg(name, line);
        });
    auto process = process::Child::start(m_plan.program, m_guard,
        {[this](QByteArrayView bytes) { onOutput(bytes); },
            [this](QByteArrayView bytes) { m_errors->feed(bytes, Time::now()); },
            [this](const QString &how) { onEnded(how); }});
    if (!process) {
        qCWarning(lcStdio).noquote() << m_plan.name << "-" << process.error().message;
        pause();
        return failAll(unstartable());
    }
    m_process = std::move(*process);
    m_state = State::Starting;
    m_startedAt = Time::now();
    m_hasAnnounced = false;
    m_complaints = 0;
    sendInitialize();
}

void StdioChild::sendInitialize()
{
    send({{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, qint64(InitializeId)}, {u"method"_s, u"initialize"_s},
        {u"params"_s, m_plan.initializeParams}});
}

void StdioChild::onOutput(QByteArrayView bytes)
{
    for (const process::LineReader::Line &line : m_output.feed(bytes)) {
        if (!m_process) // a line before ended it
            return;
        if (line.isCut) {
            // What is missing may be anybody's answer.
            complain(u"sent a message of more than %1 bytes; it is ended"_s.arg(MaxLine));
            return onEnded(u"was ended"_s);
        }
        onMessage(line.text);
    }
}

void StdioChild::onMessage(const QByteArray &line)
{
    if (line.trimmed().isEmpty())
        return;
    const auto object = base::parseJsonObject(line, MaxLine);
    if (!object)
        return complain(u"wrote something to its standard output that is no JSON-RPC message"_s);
    if (isRpcResponse(*object))
        return onAnswer(*object);
    const auto message = readMessage(*object);
    if (!message)
        return complain(u"sent something that is no JSON-RPC 2.0 message"_s);
    if (m_state != State::Ready) {
        if (message->method == u"ping" && !message->isNotification())
            send(rpcResult(message->id, {}));
        return;
    }
    // What it says unasked does not keep it from being idle.
    if (message->method == u"ping" && !message->isNotification())
        return send(rpcResult(message->id, {}));
    if (!message->isNotification())
        return m_hearer.onRequest(*object);
    if (message->method != u"notifications/progress")
        return m_hearer.onNotification(*object);
    const auto token = ourNumber(message->params.value("progressToken"_L1));
    const auto found = token ? m_asked.find(*token) : m_asked.end();
    if (found == m_asked.end() || found->second.progressToken.isUndefined())
        return;
    QJsonObject params = message->params;
    params.insert("progressToken"_L1, found->second.progressToken);
    QJsonObject restored = *object;
    restored.insert("params"_L1, params);
    m_hearer.onProgress(found->second.asker, restored);
}

void StdioChild::onAnswer(const QJsonObject &answer)
{
    const auto id = ourNumber(answer.value("id"_L1));
    if (id == InitializeId && m_state == State::Starting)
        return onInitialized(answer);
    // An answer to what was cancelled is nobody's.
    const auto found = id ? m_asked.find(*id) : m_asked.end();
    if (found == m_asked.end())
        return;
    m_lastUse = Time::now();
    const Asker asker = found->second.asker;
    m_asked.erase(found);
    QJsonObject restored = answer;
    restored.insert("id"_L1, asker.id);
    m_hearer.onAnswer(asker, restored);
}

void StdioChild::onInitialized(const QJsonObject &answer)
{
    const QJsonObject result = answer.value("result"_L1).toObject();
    if (!result.value("protocolVersion"_L1).isString()) {
        complain(u"refused to be initialised"_s);
        return onEnded(u"was ended"_s);
    }
    m_initialized = result;
    m_state = State::Ready;
    if (m_plan.announcesItself || m_isAnnounced)
        announce();
    m_hearer.onReady();
    auto waiting = std::exchange(m_waiting, {});
    for (Waiting &one : waiting)
        request(std::move(one.message), std::move(one.asker));
}

/// By itself, or because it cannot be talked to.
void StdioChild::onEnded(const QString &how)
{
    if (!m_process)
        return;
    qCWarning(lcStdio).noquote() << m_plan.name << how;
    const bool wasReady = m_state == State::Ready;
    if (Time::now() - m_startedAt >= m_timing.steady)
        m_pause = milliseconds(0);
    letGo(process::Child::Hurry);
    pause();
    failAll(wasReady ? died() : unstartable());
    m_hearer.onGone();
}

void StdioChild::stop(process::Child::Patience patience)
{
    m_isStopping = true;
    m_pauseTimer.stop();
    letGo(patience);
    failAll(died());
    m_hearer.onGone();
    m_isStopping = false;
}

void StdioChild::letGo(process::Child::Patience patience)
{
    if (m_errors)
        m_errors->finish(Time::now());
    if (m_process)
        m_endings.take(std::move(m_process), patience, m_plan.whose);
    m_process.reset();
    m_state = State::Stopped;
}

void StdioChild::pause()
{
    m_pause = std::clamp(m_pause * 2, m_timing.firstPause, m_timing.longestPause);
    m_pausesUntil = Time::now() + m_pause;
}

void StdioChild::failAll(const Failure &failure)
{
    std::vector<Asker> askers;
    for (const auto &[id, asked] : m_asked)
        askers.push_back(asked.asker);
    for (const Waiting &waiting : m_waiting)
        askers.push_back(waiting.asker);
    m_asked.clear();
    m_waiting.clear();
    for (const Asker &asker : askers)
        m_hearer.onFailure(asker, failure);
}

void StdioChild::failLater(const Asker &asker, const Failure &failure)
{
    QTimer::singleShot(
        0, &m_pauseTimer, [this, asker, failure] { m_hearer.onFailure(asker, failure); });
}

void StdioChild::tick(Time::time_point now)
{
    if (m_state == State::Starting && now - m_startedAt >= m_timing.initialize) {
        complain(u"was not initialised in time"_s);
        return onEnded(u"was ended"_s);
    }
    std::vector<Asker> late;
    for (const auto &[id, asked] : m_asked) {
        if (now - asked.since >= m_timing.call)
            late.push_back(asked.asker);
    }
    for (const Asker &asker : late) {
        cancel(
            [&asker](const Asker &other) {
                return other.stream == asker.stream && other.id == asker.id;
            },
            u"time-out"_s);
        m_hearer.onFailure(asker, {504, u"The MCP server did not answer in time."_s});
    }
}

/// What a child does wrong is told, but not for ever.
void StdioChild::complain(const QString &what)
{
    if (++m_complaints <= MaxComplaints)
        qCWarning(lcStdio).noquote() << m_plan.name << what;
}

} // namespace gatehouse::gateway
