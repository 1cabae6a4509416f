// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/Requests.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;

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
        {u"doctor.report"_s, Effect::Reads,
            answering<Nothing>([&desk](const auto &, const Asker &) -> base::Result<Examination> {
                return desk.parts.examination();
            })},
    };
}

} // namespace gatehouse::admin
