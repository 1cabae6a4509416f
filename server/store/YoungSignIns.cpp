// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/YoungSignIns.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gatehouse::store {

std::vector<YoungSignIns::Young>::const_iterator YoungSignIns::find(
    const base::Digest &handle) const
{
    return std::find_if(m_all.cbegin(), m_all.cend(),
        [&handle](const Young &young) { return young.handle == handle; });
}

bool YoungSignIns::has(const base::Digest &handle) const
{
    return find(handle) != m_all.cend();
}

int YoungSignIns::ofClient(const domain::ClientId &client) const
{
    return int(std::count_if(m_all.cbegin(), m_all.cend(),
        [&client](const Young &young) { return young.signIn.clientId == client; }));
}

int YoungSignIns::ofBrowser(const domain::ClientId &client, const base::Digest &browser) const
{
    return int(std::count_if(m_all.cbegin(), m_all.cend(), [&](const Young &young) {
        return young.signIn.browser == browser && young.signIn.clientId == client;
    }));
}

void YoungSignIns::add(const base::Digest &handle, const oauth::SignIn &signIn)
{
    m_all.push_back({++m_last, handle, signIn});
    m_done.emplace_back(Added {handle});
}

std::optional<oauth::SignIn> YoungSignIns::take(const base::Digest &handle)
{
    const auto young = find(handle);
    if (young == m_all.cend())
        return std::nullopt;
    const oauth::SignIn signIn = young->signIn;
    m_done.emplace_back(Gone {*young});
    m_all.erase(young);
    return signIn;
}

void YoungSignIns::clear()
{
    m_done.emplace_back(std::exchange(m_all, {}));
}

void YoungSignIns::undo()
{
    for (auto done = m_done.rbegin(); done != m_done.rend(); ++done) {
        if (const auto *added = std::get_if<Added>(&*done)) {
            m_all.erase(find(added->handle));
            continue;
        }
        Gone &gone = std::get<Gone>(*done);
        std::move(gone.begin(), gone.end(), std::back_inserter(m_all));
    }
    std::sort(m_all.begin(), m_all.end(),
        [](const Young &a, const Young &b) { return a.number < b.number; });
    m_done.clear();
}

} // namespace gatehouse::store
