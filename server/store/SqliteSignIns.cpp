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
    if (m_young.find(handle))
        return Err(Error {ErrorKind::Conflict, u"The handle is kept already."_s});
    const auto room = hasRoom(signIn, maxOpen);
    if (!room)
        return Err(room.error());
    if (*room) {
        m_young.add(handle, signIn);
        m_young.endVerb();
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
    const bool placeLeft = hasLeft(signIn);
    if (m_young.isFull())
        return false;
    if (placeLeft)
        return true;
    const SignInRows::Most most = roomFor(signIn, maxOpen);
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

/// Whether what was taken last has left its place to \a signIn, and nobody has come between.
bool SqliteSignIns::hasLeft(const SignIn &signIn)
{
    return std::exchange(m_left, std::nullopt) == placeOf(signIn);
}

SignInRows::Most SqliteSignIns::roomFor(const SignIn &signIn, int maxOpen) const
{
    SignInRows::Most most {.ofClient = maxOpen, .ofBrowser = oauth::MaxSignInsPerBrowser};
    for (const auto &young : m_young.all()) {
        if (young.value.clientId != signIn.clientId)
            continue;
        if (young.value.isUnanswered() == signIn.isUnanswered())
            --most.ofClient;
        if (young.value.browser == signIn.browser)
            --most.ofBrowser;
    }
    return most;
}

Result<std::optional<SignIn>> SqliteSignIns::take(const base::Digest &handle, base::sys_seconds now)
{
    if (const auto alive = m_transactions.state(); !alive)
        return Err(alive.error());
    if (auto young = m_young.take(handle)) {
        m_young.endVerb();
        m_left = placeOf(*young);
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
    return m_young.settle([this](const auto &young) {
        m_rowsAtMost.reset();
        return m_rows.add(young.key, young.value);
    });
}

void SqliteSignIns::undoBatch()
{
    m_young.undo();
    m_rowsAtMost.reset(); // those taken are back
    m_left.reset();
}

} // namespace gatehouse::store
