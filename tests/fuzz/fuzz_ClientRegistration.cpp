// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/ClientRegistration.h"
#include "oauth/RedirectUri.h"

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

/// What is registered keeps the promises of every client, and what was echoed registers the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto metadata = readClientMetadata({.contentType = "application/json", .body = bytes});
    if (!metadata) {
        check(metadata.error().code == ErrorCode::InvalidClientMetadata);
        return 0;
    }
    const auto requested = checkRegistration(*metadata);
    if (!requested) {
        check(requested.error().code == ErrorCode::InvalidRedirectUri
            || requested.error().code == ErrorCode::InvalidClientMetadata);
        return 0;
    }
    const domain::Client &client = requested->client;
    check(client.kind == domain::ClientKind::Registered && client.id.isEmpty());
    check(!client.redirectUris.isEmpty() && client.redirectUris.size() <= 20);
    for (const QByteArray &uri : client.redirectUris)
        check(checkRedirectUri(uri).ok());
    check(client.name.size() <= 200 && client.clientUri.size() <= 2048);
    check(client.clientUri.isEmpty() || client.clientUri.startsWith("https://"));
    check(!client.name.contains(QChar(0x202e)) && !client.name.contains(QChar(0)));
    const auto again = checkRegistration(registeredMetadata(client));
    check(again && again->digest == requested->digest);
    return 0;
}
