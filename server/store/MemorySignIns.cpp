// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/MemoryStore.h"

#include <algorithm>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Digest;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::sys_seconds;
using Stage = oauth::SignIn::Stage;
using base::Result;

Result<void> MemoryStore::saveSignIn(const Digest &handle, const oauth::SignIn &signIn, int maxOpen)
{
    if (const auto broken = fault())
        return Err(*broken);
    auto &all = m_state.signIns;
    if (std::any_of(all.cbegin(), all.cend(),
            [&handle](const KeptSignIn &kept) { return kept.handle == handle; }))
        return Err(Error {ErrorKind::Conflict, u"The handle is kept already."_s});
    all.push_back({handle, signIn});
    makeRoom(signIn, maxOpen);
    return {};
}

void MemoryStore::makeRoom(const oauth::SignIn &newest, int maxOpen)
{
    auto &all = m_state.signIns;
    const auto isOpen = [&newest](const KeptSignIn &kept) {
        return kept.signIn.clientId == newest.clientId && kept.signIn.stage != Stage::Replaced;
    };
    const auto ofClient = [&](const KeptSignIn &kept) {
        return isOpen(kept) && kept.signIn.isUnanswered() == newest.isUnanswered();
    };
    const auto ofBrowser = [&](const KeptSignIn &kept) {
        return isOpen(kept) && kept.signIn.browser == newest.browser;
    };
    const auto isReplaced = [&newest](const KeptSignIn &kept) {
        return kept.signIn.clientId == newest.clientId && kept.signIn.stage == Stage::Replaced;
    };
    const auto replaceOldest = [&all](const auto &belongs, int most) {
        auto excess = std::count_if(all.cbegin(), all.cend(), belongs) - most;
        for (KeptSignIn &kept : all) {
            if (!belongs(kept) || excess-- <= 0)
                continue;
            oauth::SignIn left;
            left.stage = Stage::Replaced;
            left.id = kept.signIn.id;
            left.clientId = kept.signIn.clientId;
            left.resource = kept.signIn.resource;
            left.scopes = kept.signIn.scopes;
            left.browser = kept.signIn.browser;
            left.provider = kept.signIn.provider;
            left.expiresAt = kept.signIn.expiresAt;
            kept.signIn = left;
        }
    };
    replaceOldest(ofClient, maxOpen);
    replaceOldest(ofBrowser, oauth::MaxSignInsPerBrowser);
    auto excess = std::count_if(all.cbegin(), all.cend(), isReplaced) - maxOpen;
    std::erase_if(all, [&](const KeptSignIn &kept) { return isReplaced(kept) && excess-- > 0; });
}

Result<std::optional<oauth::SignIn>> MemoryStore::takeSignIn(const Digest &handle, sys_seconds now)
{
    if (const auto broken = fault())
        return Err(*broken);
    auto &all = m_state.signIns;
    const auto kept = std::find_if(all.begin(), all.end(),
        [&handle](const KeptSignIn &candidate) { return candidate.handle == handle; });
    if (kept == all.end())
        return std::nullopt;
    const oauth::SignIn signIn = kept->signIn;
    all.erase(kept);
    if (signIn.expiresAt <= now)
        return std::nullopt;
    return signIn;
}

Result<void> MemoryStore::rememberConsent(const oauth::ConsentKey &key, sys_seconds until)
{
    if (const auto broken = fault())
        return Err(*broken);
    auto &all = m_state.consents;
    std::erase_if(all, [&key](const auto &kept) { return kept.first == key; });
    all.emplace_back(key, until);
    const auto ofBrowser = [&key](const auto &kept) { return kept.first.browser == key.browser; };
    auto excess = std::count_if(all.cbegin(), all.cend(), ofBrowser) - oauth::MaxConsentsPerBrowser;
    std::erase_if(all, [&](const auto &kept) { return ofBrowser(kept) && excess-- > 0; });
    return {};
}

Result<bool> MemoryStore::isConsentRemembered(const oauth::ConsentKey &key, sys_seconds now)
{
    if (const auto broken = fault())
        return Err(*broken);
    return std::any_of(m_state.consents.cbegin(), m_state.consents.cend(),
        [&](const auto &kept) { return kept.first == key && kept.second > now; });
}

Result<int> MemoryStore::forgetConsents(const std::optional<domain::ClientId> &client)
{
    if (const auto broken = fault())
        return Err(*broken);
    return int(std::erase_if(m_state.consents,
        [&client](const auto &kept) { return !client || kept.first.clientId == *client; }));
}

} // namespace gatehouse::store
