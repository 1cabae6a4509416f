// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Traffic.h"

#include <algorithm>

namespace gatehouse::gateway {

namespace {

constexpr qsizetype MaxNameBytes = 128;

/// As much of \a name as is kept, in whole characters: what is no UTF-8 spoils the whole text.
QByteArray keptOf(const QByteArray &name)
{
    qsizetype size = std::min(name.size(), MaxNameBytes);
    while (
        size > 0 && size < name.size() && (static_cast<unsigned char>(name[size]) & 0xc0) == 0x80)
        --size;
    return name.first(size);
}

/// A label's value: backslash, quote and line feed escaped, no other control character.
QByteArray labelValue(const QByteArray &name)
{
    QByteArray value;
    for (const char c : name) {
        if (c == '\\' || c == '"')
            value += '\\';
        value += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    }
    return value;
}

QByteArray labels(const Traffic::Key &key)
{
    return "server=\"" + labelValue(key.server) + "\",tool=\"" + labelValue(key.tool) + '"';
}

void appendHead(QByteArray &text, const char *name, const char *type, const char *help)
{
    text += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

void appendCounter(QByteArray &text, const Traffic &traffic, const char *name, const char *help,
    quint64 Counts::*field)
{
    appendHead(text, name, "counter", help);
    for (const auto &[key, counts] : traffic.byTool())
        text +=
            QByteArray(name) + '{' + labels(key) + "} " + QByteArray::number(counts.*field) + '\n';
}

void appendLatency(QByteArray &text, const Traffic &traffic)
{
    const QByteArray name = "gatehouse_mcp_request_duration_seconds";
    appendHead(text, name.constData(), "histogram",
        "Time from an MCP request to the begin of its answer.");
    for (const auto &[key, counts] : traffic.byTool()) {
        const QByteArray own = labels(key);
        quint64 sum = 0;
        for (std::size_t i = 0; i < counts.classes.size(); ++i) {
            sum += counts.classes[i];
            const QByteArray bound =
                i < Counts::Bounds.size() ? QByteArray::number(Counts::Bounds[i]) : "+Inf";
            text += name + "_bucket{" + own + ",le=\"" + bound + "\"} " + QByteArray::number(sum)
                + '\n';
        }
        text += name + "_sum{" + own + "} " + QByteArray::number(counts.seconds) + '\n';
        text += name + "_count{" + own + "} " + QByteArray::number(sum) + '\n';
    }
}

void appendGauge(
    QByteArray &text, const char *name, const char *type, const char *help, quint64 value)
{
    appendHead(text, name, type, help);
    text += QByteArray(name) + ' ' + QByteArray::number(value) + '\n';
}

} // namespace

void Counts::add(const Counts &more)
{
    requests += more.requests;
    errors += more.errors;
    bytesIn += more.bytesIn;
    bytesOut += more.bytesOut;
    seconds += more.seconds;
    for (std::size_t i = 0; i < classes.size(); ++i)
        classes[i] += more.classes[i];
}

void Counts::addLatency(std::chrono::nanoseconds latency)
{
    const double taken = std::chrono::duration<double>(latency).count();
    const auto place = std::lower_bound(Bounds.begin(), Bounds.end(), taken);
    ++classes[static_cast<std::size_t>(place - Bounds.begin())];
    seconds += taken;
}

void Traffic::add(const Key &key, const User &user, const Counts &counts)
{
    addTool(key, counts);
    addSession(user.session, {counts, user.at, user.from});
}

void Traffic::addTools(const Traffic &more)
{
    for (const auto &[key, counts] : more.m_byTool)
        addTool(key, counts);
}

void Traffic::add(const Traffic &more)
{
    addTools(more);
    for (const auto &[session, use] : more.m_bySession)
        addSession(session, use);
}

void Traffic::addTool(const Key &key, const Counts &counts)
{
    const Key own {key.server, keptOf(key.tool)};
    const auto known = m_byTool.find(own);
    if (known != m_byTool.end())
        known->second.add(counts);
    else if (m_byTool.size() < MaxTools)
        m_byTool[own].add(counts);
    else
        m_byTool[{"other", "other"}].add(counts);
}

void Traffic::addSession(const domain::SessionId &session, const SessionUse &use)
{
    if (m_bySession.size() >= MaxSessions && !m_bySession.contains(session))
        return;
    SessionUse &mine = m_bySession[session];
    mine.counts.add(use.counts);
    if (use.lastUsed < mine.lastUsed)
        return;
    mine.lastUsed = use.lastUsed;
    mine.lastFrom = use.lastFrom;
}

QByteArray metricsText(const Traffic &traffic, const Gauges &gauges)
{
    QByteArray text;
    appendCounter(
        text, traffic, "gatehouse_mcp_requests_total", "MCP requests.", &Counts::requests);
    appendCounter(text, traffic, "gatehouse_mcp_errors_total",
        "MCP requests answered with an error, or never.", &Counts::errors);
    appendCounter(text, traffic, "gatehouse_mcp_request_bytes_total",
        "Bytes of the bodies of MCP requests.", &Counts::bytesIn);
    appendCounter(text, traffic, "gatehouse_mcp_response_bytes_total",
        "Bytes of the bodies of their answers.", &Counts::bytesOut);
    appendLatency(text, traffic);
    appendGauge(text, "gatehouse_connections", "gauge", "Open connections.",
        quint64(std::max(gauges.connections, 0)));
    appendGauge(text, "gatehouse_mcp_streams", "gauge", "Open event streams.",
        quint64(std::max(gauges.streams, 0)));
    appendGauge(text, "gatehouse_access_tokens", "gauge", "Live access tokens.", gauges.tokens);
    appendGauge(text, "gatehouse_rejected_total", "counter",
        "Requests and connections refused before any handler.", gauges.rejected);
    appendGauge(text, "gatehouse_timed_out_total", "counter", "Connections that took too long.",
        gauges.timedOut);
    appendGauge(text, "gatehouse_timeline_steps_dropped_total", "counter",
        "Steps of sign-ins that are missing in the timeline: too many came at once.",
        gauges.stepsDropped);
    return text;
}

} // namespace gatehouse::gateway
