// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Parameters.h"
#include "oauth/RedirectUri.h"

#include <QUrl>
#include <QUrlQuery>

#include <cstdint>
#include <cstdlib>

using namespace gatehouse::oauth;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

/// Another parser sees the same host and scheme.
void checkMatch(const QByteArray &registered, const QByteArray &requested)
{
    const QUrl known = QUrl::fromEncoded(registered, QUrl::StrictMode);
    const QUrl asked = QUrl::fromEncoded(requested, QUrl::StrictMode);
    check(known.host() == asked.host() && known.scheme() == asked.scheme());
    check(known.path() == asked.path() && known.query() == asked.query());
    check(asked.userInfo().isEmpty() && !asked.hasFragment());
}

} // namespace

/// Two URIs, a newline between them: the first as registered, the second as requested.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype end = bytes.indexOf('\n');
    const QByteArray registered = bytes.left(end);
    const QByteArray requested = end < 0 ? registered : bytes.sliced(end + 1);
    differingPart(registered, requested);
    redirectAudience(requested);

    const auto kind = checkRedirectUri(requested);
    const bool matches = redirectMatches(registered, requested);
    check(kind || !matches);
    check(!kind || redirectMatches(requested, requested));
    if (matches && checkRedirectUri(registered))
        checkMatch(registered, requested);
    if (kind && *kind != RedirectKind::PrivateUse) {
        const QUrl url = QUrl::fromEncoded(requested, QUrl::StrictMode);
        check(!url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment());
        check(url.scheme()
            == (*kind == RedirectKind::Web && requested.startsWith("https")
                    ? QStringLiteral("https")
                    : QStringLiteral("http")));
        // Not our own parser, which takes 64 parameters and no more.
        const QUrlQuery answer(QUrl::fromEncoded(withQuery(requested, {{"iss", "x"}})));
        check(
            answer.allQueryItemValues(QStringLiteral("iss")) == QStringList {QStringLiteral("x")});
    }
    return 0;
}
