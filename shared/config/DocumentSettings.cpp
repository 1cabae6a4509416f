// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/DocumentSettings.h"

#include "config/Values.h"

#include <algorithm>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isHostRule(const QByteArray &rule)
{
    const QByteArrayList labels = (rule.startsWith("*.") ? rule.sliced(2) : rule).split('.');
    return labels.size() >= 2
        && std::all_of(labels.cbegin(), labels.cend(), [](const QByteArray &label) {
               return !label.isEmpty() && std::all_of(label.cbegin(), label.cend(), [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
               });
           });
}

std::optional<QByteArrayList> parseHosts(const QByteArray &text)
{
    QByteArrayList rules;
    for (const QByteArray &part : parseList(text))
        rules.append(part.toLower());
    if (!std::all_of(rules.cbegin(), rules.cend(), isHostRule))
        return std::nullopt;
    return rules;
}

} // namespace

std::vector<Setting> documentRows()
{
    using S = Settings;
    return {
        {"CIMD_ENABLED", Group::Documents, Care::Open, "true", {},
            u"Lets a client name the https address of a document that describes it as its id "
            "(Client ID Metadata Document), so that it need not register."_s,
            flag(&S::cimdEnabled)},
        {"CIMD_ALLOWED_DOMAINS", Group::Documents, Care::Open, {}, u"any public host"_s,
            u"The hosts whose documents are read; *.example.com is every host below "
            "example.com."_s,
            parsed(&S::cimdAllowedDomains,
                u"host names such as claude.ai or *.example.com, separated by blanks or commas"_s,
                parseHosts)},
        {"CIMD_FETCH_TIMEOUT_MS", Group::Documents, Care::Open, "5000", {},
            u"Milliseconds to wait for a document or a client's keys."_s,
            number(&S::cimdFetchTimeoutMs, {100, 30'000})},
        {"CIMD_MAX_RESPONSE_BYTES", Group::Documents, Care::Open, "64KiB", {},
            u"The largest document or key set that is read."_s,
            size(&S::cimdMaxResponseBytes, {KiB, 1024 * KiB})},
        {"CIMD_ALLOW_LOOPBACK", Group::Documents, Care::Open, "false", {},
            u"For development: documents at http://127.0.0.1 and http://localhost are read too, "
            "when BASE_URL is on this machine as well."_s,
            flag(&S::cimdAllowLoopback)},
    };
}

} // namespace gatehouse::config
