// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/StdioTable.h"
#include "gateway/ToolFilter.h"

namespace gatehouse::gateway {

/// What the children of one stdio server say, on its way to exactly those it is for. What a child
/// that several share says to nobody in particular reaches them all when it is harmless, and nobody
/// when it is not. On the hub's thread.
class StdioReturns
{
public:
    using Asker = StdioChild::Asker;

    /// \a table must outlive it.
    StdioReturns(StdioTable &table, ServerRules rules);
    StdioReturns(const StdioReturns &) = delete;
    StdioReturns &operator=(const StdioReturns &) = delete;

    StdioChild::Hearer hearerOf(const QByteArray &child);

    /// \a call is a `subscriptions/listen` that opens when its child, asked for
    /// `server/discover`, is ready.
    void expectListener(const StdioCall &call) { m_listeners.emplace(call.reply, call); }
    void forgetListener(quint64 reply) { m_listeners.erase(reply); }

    /// Asks \a child for ourselves; \a method: resources/subscribe or resources/unsubscribe.
    static void subscribe(StdioChild &child, const QString &method, const QString &uri);

private:
    void onAnswer(const Asker &asker, QJsonObject answer);
    void onInitialized(StdioSession &session, const Asker &asker, QJsonObject answer);
    void onFailure(const Asker &asker, const StdioChild::Failure &failure);
    void onProgress(const Asker &asker, const QJsonObject &notification);
    void onQuestion(const QByteArray &child, QJsonObject question);
    void onNotification(const QByteArray &child, QJsonObject notification);
    void onReady(const QByteArray &child);
    void onGone(const QByteArray &child);
    void openListener(StdioSession &session, const StdioCall &call, const QJsonObject &initialized);
    void withoutForbiddenTools(const StdioSession &session, QJsonObject &answer) const;
    void endLater(const QByteArray &session);

    StdioTable &m_table;
    const ServerRules m_rules;
    std::unordered_map<quint64, StdioCall> m_listeners; ///< not yet open
    QTimer m_later;
    QByteArrayList m_ending; ///< sessions to end when nobody is inside them
};

} // namespace gatehouse::gateway
