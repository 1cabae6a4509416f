// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/AuthorizeRequest.h"
#include "oauth/Pkce.h"
#include "store/MemoryStore.h"

#include <algorithm>
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

Profile profile()
{
    return {.issuer = "https://gate.example",
        .resources = {{"https://gate.example/mcp", "/mcp", QStringLiteral("Default")},
            {"https://gate.example/mcp/files", "/mcp/files", QStringLiteral("Files")}},
        .scopes = domain::Scopes({"read", "write"}),
        .preRegistered = domain::Client {.id = {"app"},
            .redirectUris = {"https://app.example/cb", "http://localhost/cb", "cursor://a/b"}}};
}

bool isTrusted(const domain::Client &client, const QByteArray &uri)
{
    return std::any_of(client.redirectUris.cbegin(), client.redirectUris.cend(),
        [&uri](const QByteArray &registered) { return redirectMatches(registered, uri); });
}

void checkAccepted(const AuthorizeRequest &request, const Profile &known)
{
    check(isTrusted(request.client, request.redirectUri));
    check(isCodeChallenge(request.codeChallenge) && known.resource(request.resource));
    check(known.scopes.with("offline_access").containsAll(request.scopes));
    check(!request.scopes.isEmpty() && request.state.size() <= 4096);
}

} // namespace

/// Only to a trusted redirect URI goes anything, and only whole requests are accepted.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Profile known = profile();
    static store::MemoryStore store;
    static ClientDirectory clients(known, store);
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto checked = checkAuthorizeRequest(Parameters::parse(bytes), known, clients);
    check(checked.ok());
    if (const auto *request = std::get_if<AuthorizeRequest>(&*checked))
        checkAccepted(*request, known);
    else if (const auto *refused = std::get_if<RefusedRequest>(&*checked))
        check(isTrusted(refused->client, refused->redirectUri) && refused->state.size() <= 4096);
    return 0;
}
