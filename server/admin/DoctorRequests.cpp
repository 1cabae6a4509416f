// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/Requests.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using base::Err;

namespace {

/// Asynchronous: the provider is asked.
void checkProvider(const Desk &desk, const QJsonObject &params, const Respond &respond)
{
    const auto candidate = protocol::decode<protocol::ProviderCandidate>(params);
    if (!candidate)
        return respond(Err(protocol::failureFrom(candidate.error())));
    desk.parts.tryProvider(
        *candidate, [respond](const base::Result<protocol::ProviderVerdict> &verdict) {
            if (verdict)
                respond(protocol::encode(*verdict));
            else
                respond(Err(protocol::failureFrom(verdict.error())));
        });
}

} // namespace

std::vector<RequestRow> doctorRequests(Desk &desk)
{
    using protocol::Examination;
    using protocol::Nothing;
    return {
        {u"doctor.run"_s, Effect::Acts,
            answering<Nothing>([&desk](const auto &, const Asker &) -> base::Result<Examination> {
                desk.parts.examine();
                return desk.parts.examination();
            })},
        {u"providers.check"_s, Effect::Reads,
            [&desk](const Asker &, const QJsonObject &params, const Respond &respond) {
                checkProvider(desk, params, respond);
            }},
        {u"doctor.report"_s, Effect::Reads,
            answering<Nothing>([&desk](const auto &, const Asker &) -> base::Result<Examination> {
                return desk.parts.examination();
            })},
    };
}

} // namespace gatehouse::admin
