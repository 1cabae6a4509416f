// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientAuth.h"

#include <cstdint>
#include <cstdlib>

using namespace gatehouse;
using namespace gatehouse::oauth;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

/// The first byte says whether the rest is an assertion or a whole form that may hold one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray rest(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    if (data[0] % 2) {
        const auto claimed = claimedClient({"application/x-www-form-urlencoded", {}, rest});
        check(!claimed || !claimed->id.isEmpty());
        return 0;
    }
    const auto assertion = parseClientAssertion(rest);
    if (!assertion)
        return 0;
    check(!assertion->client.isEmpty());
    const base::sys_seconds now {base::seconds(1767225600)};
    const auto until = checkClientAssertion(*assertion, {"https://gate.example"}, now);
    // Nothing is remembered for ever, and nothing forgotten while it is good.
    check(!until || (*until > now && *until <= now + std::chrono::minutes(12)));
    return 0;
}
