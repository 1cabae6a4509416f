// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientMetadataDocument.h"
#include "oauth/RedirectUri.h"

#include <cstdint>
#include <cstdlib>

using namespace gatehouse;
using namespace gatehouse::oauth;

namespace {

constexpr char Id[] = "https://app.example/client.json";

void check(bool holds)
{
    if (!holds)
        std::abort();
}

/// An address that passes is one for every reader: no user, no fragment, one host.
void checkAddress(QByteArrayView id)
{
    const DocumentRules rules {.enabled = true};
    if (!checkClientIdUrl(id, rules))
        return;
    const QByteArray host = hostOfUrlId(id);
    check(!host.isEmpty() && id.startsWith("https://" + host));
    check(!id.contains('#') && !id.contains('?') && !id.contains('\\') && !host.contains('@'));
    check(isUrlId(id) && bool(checkKeysUrl(id, rules)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    checkAddress(bytes);
    const DocumentRules rules {.enabled = true};
    const auto client = readClientDocument({Id}, bytes, rules, {});
    if (!client)
        return 0;
    check(client->id.value == Id && client->kind == domain::ClientKind::Document);
    check(!client->redirectUris.isEmpty() && client->redirectUris.size() <= 20);
    for (const QByteArray &uri : client->redirectUris)
        check(checkRedirectUri(uri).ok());
    check(!client->secretDigest && client->name.size() <= 200);
    check(client->clientUri.isEmpty() || client->clientUri.startsWith("https://app.example"));
    if (client->isConfidential())
        check(client->jwks.isEmpty() != client->jwksUri.isEmpty());
    check(client->jwksUri.isEmpty() || bool(checkKeysUrl(client->jwksUri, rules)));
    return 0;
}
