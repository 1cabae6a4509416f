// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/Peer.h"
#include "protocol/Codec.h"
#include "protocol/Envelope.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace gatehouse::admin {

/// Gets events once it has asked for them; one connection.
class Subscriber
{
public:
    Subscriber() = default;
    Subscriber(const Subscriber &) = delete;
    Subscriber &operator=(const Subscriber &) = delete;
    virtual ~Subscriber() = default;

    using Snapshot = std::vector<std::shared_ptr<const protocol::SessionRow>>;
    /// From now on every event is told; \a snapshot is what was before the first.
    virtual void subscribe(Snapshot snapshot) = 0;
    virtual void unsubscribe() = 0;
    /// Empty once it has been read, or was never asked for.
    virtual const Snapshot &snapshot() const = 0;
    virtual void dropSnapshot() = 0;
};

/// Who has asked. Valid while the handler runs.
struct Asker
{
    const Peer &peer;
    const QString &program; ///< as it calls itself
    Subscriber &subscriber;
    QObject &connection; ///< gone once nobody waits for answers
};

/// What a request does to the server; decides how it is run.
enum class Effect {
    Reads, ///< nothing
    Changes, ///< what is stored: its handler runs inside one durable step and answers in it
    Acts, ///< something else that a log should say: outside of any step
};

using Outcome = base::Result<QJsonObject, protocol::Failure>;
using Respond = std::function<void(Outcome)>;
/// Answers \a respond once, now or later; later only for what does not change the store.
using Handler =
    std::function<void(const Asker &asker, const QJsonObject &params, const Respond &respond)>;

/// One row: all that is known about a request.
struct RequestRow
{
    QString method;
    Effect effect = Effect::Reads;
    Handler handler;
};

/// Every request there is, one row each; each group of them comes from a file of its own. Core
/// thread.
class RequestTable
{
public:
    void add(std::vector<RequestRow> rows);
    /// Null when there is none.
    const RequestRow *find(const QString &method) const;
    const std::vector<RequestRow> &rows() const { return m_rows; }

private:
    std::vector<RequestRow> m_rows;
};

/// A handler of what is a plain call: \a work takes the message \a Params and gives another, or an
/// Error in words for the person who asked.
template <typename Params, typename Work> Handler answering(Work work)
{
    return [work = std::move(work)](
               const Asker &asker, const QJsonObject &json, const Respond &respond) {
        const auto params = protocol::decode<Params>(json);
        if (!params)
            return respond(base::Err(protocol::failureFrom(params.error())));
        const auto result = work(*params, asker);
        if (!result)
            return respond(base::Err(protocol::failureFrom(result.error())));
        respond(protocol::encode(*result));
    };
}

} // namespace gatehouse::admin
