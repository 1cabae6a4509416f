// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Parameters.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace gatehouse::oauth;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

bool isPlain(const QByteArray &text)
{
    return std::none_of(text.cbegin(), text.cend(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

} // namespace

/// What is accepted holds no control character and survives being encoded and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto parameters = Parameters::parse(bytes);
    if (!parameters) {
        check(parameters.error().code == ErrorCode::InvalidRequest);
        return 0;
    }
    const auto repeated = parameters->repeated();
    check(!repeated || (*repeated != "resource" && parameters->contains(*repeated)));
    for (const char *name : {"client_id", "redirect_uri", "state", "scope", "resource", "code"}) {
        const QByteArrayList all = parameters->all(name);
        const auto first = parameters->value(name);
        check(first.has_value() == !all.isEmpty());
        if (!first)
            continue;
        check(*first == all.first() && isPlain(*first));
        const QByteArray url = withQuery("https://app.example/cb", {{name, *first}});
        check(isPlain(url) && !url.contains(' ') && !url.contains('#') && url.count('&') == 0);
        const auto again = Parameters::parse(url.sliced(url.indexOf('?') + 1));
        check(again && again->value(name) == first);
    }
    return 0;
}
