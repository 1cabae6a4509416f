// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/Requests.h"

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using protocol::Nothing;

std::vector<RequestRow> backupRequests(Desk &desk)
{
    return {
        {u"backup.begin"_s, Effect::Acts,
            answering<protocol::NewBackup>(
                [&desk](const auto &wanted, const Asker &) -> base::Result<Nothing> {
                    const base::Secret passphrase(wanted.passphrase.toUtf8());
                    if (const auto begun = desk.parts.beginBackup(passphrase); !begun)
                        return Err(begun.error());
                    return Nothing {};
                })},
        {u"backup.read"_s, Effect::Reads,
            answering<protocol::BackupPlace>([&desk](const auto &place, const Asker &) {
                return desk.parts.readBackup(place.offset);
            })},
        {u"backup.end"_s, Effect::Acts,
            answering<Nothing>(
                [&desk](const auto &nothing, const Asker &) -> base::Result<Nothing> {
                    desk.parts.endBackup();
                    return nothing;
                })},
    };
}

} // namespace gatehouse::admin
