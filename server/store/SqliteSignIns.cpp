// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteSignIns.h"

#include "oauth/Store.h"

#include <algorithm>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;
using oauth::SignIn;

Result<void> SqliteSignIns::save(const base::Digest &handle, const SignIn &signIn, int maxOpen)
{
    if (auto alive = m_transactions.state(); !alive)
        return alive;
    if (m_young.has(handle))
        return Err(Error {ErrorKind::Conflict, u"The handle is kept already."_s});
    const auto room = hasRoom(signIn, maxOpen);
    if (!room)
        return Err(room.error());
    if (*room) {
        m_young.add(handle, signIn);
        keepUnlessInBatch();
        return {};
    }
    if (auto settled = settle(); !settled)
        return settled;
    m_rowsAtMost.reset();
    return m_transactions.wholly<void>(
        [&] { return m_rows.save(handle, signIn, maxOpen); }, Hold::Passing);
}

/// Whether it may be one of the young, and nobody has to make room for it.
Result<bool> SqliteSignIns::hasRoom(const SignIn &signIn, int maxOpen)
{
    if (m_young.size() >= MaxYoung)
        return false;
    const SignInRows::Most most {.ofClient = maxOpen - m_young.ofClient(signIn.clientId),
        .ofBrowser =
            oauth::MaxSignInsPerBrowser - m_young.ofBrowser(signIn.clientId, signIn.browser)};
    if (most.ofClient <= 0 || most.ofBrowser <= 0)
        return false;
    if (!m_rowsAtMost) {
        const auto counted = m_rows.count();
        if (!counted)
            return Err(counted.error());
        m_rowsAtMost = *counted;
    }
    if (*m_rowsAtMost < std::min(most.ofClient, most.ofBrowser))
        return true;
    return m_rows.areFewer(signIn, most);
}

Result<std::optional<SignIn>> SqliteSignIns::take(const base::Digest &handle, base::sys_seconds now)
{
    if (const auto alive = m_transactions.state(); !alive)
        return Err(alive.error());
    if (auto young = m_young.take(handle)) {
        keepUnlessInBatch();
        return young->expiresAt <= now ? std::nullopt : std::move(young);
    }
    auto taken = m_transactions.wholly<std::optional<SignIn>>(
        [&] { return m_rows.take(handle, now); }, Hold::Passing);
    if (taken && *taken && m_rowsAtMost)
        --*m_rowsAtMost;
    return taken;
}

Result<void> SqliteSignIns::settle()
{
    if (m_young.isEmpty())
        return {};
    m_rowsAtMost.reset();
    auto settled = m_transactions.wholly<void>(
        [this]() -> Result<void> {
            for (const YoungSignIns::Young &young : m_young.all()) {
                if (auto added = m_rows.add(young.handle, young.signIn); !added)
                    return added;
            }
            return {};
        },
        Hold::Passing);
    if (!settled)
        return settled;
    m_young.clear();
    keepUnlessInBatch();
    return {};
}

void SqliteSignIns::undoBatch()
{
    m_young.undo();
    m_rowsAtMost.reset(); // those taken are back
}

void SqliteSignIns::keepUnlessInBatch()
{
    if (!m_transactions.isInBatch())
        m_young.keep();
}

} // namespace gatehouse::store
