// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/Timeline.h"

#include <algorithm>

namespace gatehouse::oauth {

namespace {

constexpr qsizetype MaxShownIdBytes = 200;

bool isPrintable(char c)
{
    return c > ' ' && c < 0x7f;
}

} // namespace

bool isCounted(StepKind kind)
{
    switch (kind) {
    case StepKind::Challenged:
    case StepKind::MetadataRead:
    case StepKind::Registered:
    case StepKind::AuthorizeRefused:
    case StepKind::ClientRefused:
    case StepKind::PasswordRefused:
    case StepKind::CodeRefused:
    case StepKind::FirstCall:
    case StepKind::Refreshed:
    case StepKind::RefreshRepeated:
    case StepKind::RefreshRefused:
    case StepKind::TokenRefused:
        return true;
    default:
        return false;
    }
}

QByteArray shownInTimeline(QByteArrayView uri)
{
    QByteArray shown = uri.toByteArray();
    for (const char end : {'#', '?'}) {
        if (const qsizetype at = shown.indexOf(end); at >= 0)
            shown.truncate(at);
    }
    const qsizetype authority = shown.indexOf("//");
    if (authority >= 0) {
        const qsizetype path = shown.indexOf('/', authority + 2);
        const qsizetype end = path < 0 ? shown.size() : path;
        const qsizetype sign = shown.lastIndexOf('@', end - 1);
        if (sign >= authority + 2)
            shown.remove(authority + 2, sign - authority - 1);
    }
    shown.removeIf([](char c) { return !isPrintable(c); });
    return shown.left(MaxDetailBytes);
}

domain::ClientId plausibleClientId(const QByteArray &sent)
{
    const bool good = sent.size() <= MaxShownIdBytes && !sent.startsWith("gth_")
        && !sent.contains('@') && std::all_of(sent.cbegin(), sent.cend(), isPrintable);
    return good ? domain::ClientId {sent} : domain::ClientId {};
}

} // namespace gatehouse::oauth
