// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/TimelineWords.h"

#include <algorithm>
#include <array>

namespace gatehouse::oauth {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::array Kinds {
    std::pair {StepKind::Challenged, "challenged"_L1},
    std::pair {StepKind::MetadataRead, "metadata-read"_L1},
    std::pair {StepKind::Registered, "registered"_L1},
    std::pair {StepKind::RegistrationRefused, "registration-refused"_L1},
    std::pair {StepKind::AuthorizeRefused, "authorize-refused"_L1},
    std::pair {StepKind::Asked, "asked"_L1},
    std::pair {StepKind::FormRefused, "form-refused"_L1},
    std::pair {StepKind::Allowed, "allowed"_L1},
    std::pair {StepKind::Denied, "denied"_L1},
    std::pair {StepKind::SentToProvider, "sent-to-provider"_L1},
    std::pair {StepKind::PasswordRefused, "password-refused"_L1},
    std::pair {StepKind::ProviderAnswered, "provider-answered"_L1},
    std::pair {StepKind::ProviderFailed, "provider-failed"_L1},
    std::pair {StepKind::NotAllowed, "not-allowed"_L1},
    std::pair {StepKind::CodeIssued, "code-issued"_L1},
    std::pair {StepKind::ClientRefused, "client-refused"_L1},
    std::pair {StepKind::CodeRefused, "code-refused"_L1},
    std::pair {StepKind::TokensIssued, "tokens-issued"_L1},
    std::pair {StepKind::FirstCall, "first-call"_L1},
    std::pair {StepKind::Refreshed, "refreshed"_L1},
    std::pair {StepKind::RefreshRepeated, "refresh-repeated"_L1},
    std::pair {StepKind::RefreshRefused, "refresh-refused"_L1},
    std::pair {StepKind::TokenRefused, "token-refused"_L1},
};

constexpr std::array Reasons {
    std::pair {StepReason::None, "none"_L1},
    std::pair {StepReason::Doctor, "doctor"_L1},
    std::pair {StepReason::ResourceMetadata, "resource-metadata"_L1},
    std::pair {StepReason::ServerMetadata, "server-metadata"_L1},
    std::pair {StepReason::Consent, "consent"_L1},
    std::pair {StepReason::Remembered, "remembered"_L1},
    std::pair {StepReason::Loop, "loop"_L1},
    std::pair {StepReason::Silent, "silent"_L1},
    std::pair {StepReason::Malformed, "malformed"_L1},
    std::pair {StepReason::UnknownClient, "unknown-client"_L1},
    std::pair {StepReason::UnusableDocument, "unusable-document"_L1},
    std::pair {StepReason::BlockedClient, "blocked-client"_L1},
    std::pair {StepReason::NotApproved, "not-approved"_L1},
    std::pair {StepReason::WrongCredentials, "wrong-credentials"_L1},
    std::pair {StepReason::SchemeDiffers, "scheme-differs"_L1},
    std::pair {StepReason::HostDiffers, "host-differs"_L1},
    std::pair {StepReason::PortDiffers, "port-differs"_L1},
    std::pair {StepReason::PathDiffers, "path-differs"_L1},
    std::pair {StepReason::QueryDiffers, "query-differs"_L1},
    std::pair {StepReason::BadRequest, "bad-request"_L1},
    std::pair {StepReason::ForeignBrowser, "foreign-browser"_L1},
    std::pair {StepReason::Replaced, "replaced"_L1},
    std::pair {StepReason::Unavailable, "unavailable"_L1},
    std::pair {StepReason::Refused, "refused"_L1},
    std::pair {StepReason::BadAnswer, "bad-answer"_L1},
    std::pair {StepReason::Unknown, "unknown"_L1},
    std::pair {StepReason::Expired, "expired"_L1},
    std::pair {StepReason::Replayed, "replayed"_L1},
    std::pair {StepReason::OtherClient, "other-client"_L1},
    std::pair {StepReason::OtherRedirect, "other-redirect"_L1},
    std::pair {StepReason::WrongVerifier, "wrong-verifier"_L1},
    std::pair {StepReason::OtherResource, "other-resource"_L1},
    std::pair {StepReason::WiderScope, "wider-scope"_L1},
    std::pair {StepReason::NoLongerAllowed, "no-longer-allowed"_L1},
};

template <typename Table, typename Value> QLatin1String wordIn(const Table &table, Value value)
{
    const auto found = std::find_if(
        table.begin(), table.end(), [value](const auto &row) { return row.first == value; });
    Q_ASSERT(found != table.end());
    return found->second;
}

template <typename Value, typename Table>
std::optional<Value> valueIn(const Table &table, const QString &word)
{
    for (const auto &[value, written] : table) {
        if (word == written)
            return value;
    }
    return std::nullopt;
}

template <typename Table> QStringList wordsIn(const Table &table)
{
    QStringList words;
    for (const auto &row : table)
        words.append(row.second);
    return words;
}

} // namespace

QStringList stepKindWords()
{
    return wordsIn(Kinds);
}

QStringList stepReasonWords()
{
    return wordsIn(Reasons);
}

QLatin1String wordFor(StepKind kind)
{
    return wordIn(Kinds, kind);
}

QLatin1String wordFor(StepReason reason)
{
    return wordIn(Reasons, reason);
}

std::optional<StepKind> stepKindFrom(const QString &word)
{
    return valueIn<StepKind>(Kinds, word);
}

std::optional<StepReason> stepReasonFrom(const QString &word)
{
    return valueIn<StepReason>(Reasons, word);
}

} // namespace gatehouse::oauth
