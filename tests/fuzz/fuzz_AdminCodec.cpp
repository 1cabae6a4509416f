// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "protocol/Codec.h"
#include "protocol/Envelope.h"

#include <cstdint>
#include <cstdlib>

using namespace gatehouse;
using namespace gatehouse::protocol;

namespace {

/// What is understood reads the same once it has been written.
template <typename Message> void check(const QJsonObject &object)
{
    const auto message = decode<Message>(object);
    if (!message)
        return;
    const QJsonObject written = encode(*message);
    const auto again = decode<Message>(written);
    if (!again || encode(*again) != written)
        std::abort();
}

} // namespace

/// A frame of the admin socket: refused, or the same after one way there and back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto envelope =
        readEnvelope(QByteArrayView(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!envelope)
        return 0;
    const auto again = readEnvelope(base::toJson(toJson(*envelope)));
    if (!again || again->index() != envelope->index())
        std::abort();
    QJsonObject params;
    if (const auto *request = std::get_if<Request>(&*envelope))
        params = request->params;
    else if (const auto *answer = std::get_if<Answer>(&*envelope))
        params = answer->result;
    else if (const auto *news = std::get_if<Notification>(&*envelope)) {
        params = news->params;
        const auto event = decodeEvent(news->method, params);
        if (event && methodOf(event->event) != news->method)
            std::abort();
    }
    check<Hello>(params);
    check<Status>(params);
    check<SessionsQuery>(params);
    check<SessionsPage>(params);
    check<EndWhat>(params);
    check<Clients>(params);
    check<NewClient>(params);
    check<Subscribed>(params);
    return 0;
}
