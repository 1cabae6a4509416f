// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Words.h"

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using domain::ClientAuthMethod;
using domain::ClientKind;
using domain::EndReason;
using oauth::RevocationOutcome;
using Stage = oauth::SignIn::Stage;
using RecordKind = oauth::TokensRecord::Kind;

QString wordFor(ClientKind kind)
{
    switch (kind) {
    case ClientKind::PreRegistered:
        return u"pre-registered"_s;
    case ClientKind::Registered:
        return u"registered"_s;
    }
    Q_UNREACHABLE();
}

QString wordFor(ClientAuthMethod method)
{
    switch (method) {
    case ClientAuthMethod::None:
        return u"none"_s;
    case ClientAuthMethod::SecretBasic:
        return u"client_secret_basic"_s;
    case ClientAuthMethod::SecretPost:
        return u"client_secret_post"_s;
    }
    Q_UNREACHABLE();
}

QString wordFor(EndReason reason)
{
    switch (reason) {
    case EndReason::Revoked:
        return u"revoked"_s;
    case EndReason::CodeReplayed:
        return u"code-replayed"_s;
    case EndReason::RefreshReplayed:
        return u"refresh-replayed"_s;
    case EndReason::NotAllowed:
        return u"not-allowed"_s;
    case EndReason::ProviderRefused:
        return u"provider-refused"_s;
    case EndReason::Expired:
        return u"expired"_s;
    }
    Q_UNREACHABLE();
}

QString wordFor(Stage stage)
{
    switch (stage) {
    case Stage::Consent:
        return u"consent"_s;
    case Stage::Choice:
        return u"choice"_s;
    case Stage::Account:
        return u"account"_s;
    case Stage::AtProvider:
        return u"at-provider"_s;
    }
    Q_UNREACHABLE();
}

QString wordFor(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Session:
        return u"session"_s;
    case RecordKind::Code:
        return u"code"_s;
    }
    Q_UNREACHABLE();
}

QString wordFor(RevocationOutcome outcome)
{
    switch (outcome) {
    case RevocationOutcome::Revoked:
        return u"revoked"_s;
    case RevocationOutcome::Refused:
        return u"refused"_s;
    case RevocationOutcome::Unsupported:
        return u"unsupported"_s;
    case RevocationOutcome::GivenUp:
        return u"given-up"_s;
    }
    Q_UNREACHABLE();
}

ClientKind clientKindFrom(const QString &word)
{
    return word == wordFor(ClientKind::PreRegistered) ? ClientKind::PreRegistered
                                                      : ClientKind::Registered;
}

ClientAuthMethod authMethodFrom(const QString &word)
{
    for (const auto method : {ClientAuthMethod::None, ClientAuthMethod::SecretBasic}) {
        if (word == wordFor(method))
            return method;
    }
    return ClientAuthMethod::SecretPost;
}

Stage stageFrom(const QString &word)
{
    for (const auto stage : {Stage::Choice, Stage::Account, Stage::AtProvider}) {
        if (word == wordFor(stage))
            return stage;
    }
    return Stage::Consent;
}

RecordKind tokensRecordFrom(const QString &word)
{
    return word == wordFor(RecordKind::Session) ? RecordKind::Session : RecordKind::Code;
}

RevocationOutcome revocationOutcomeFrom(const QString &word)
{
    for (const auto outcome :
        {RevocationOutcome::Revoked, RevocationOutcome::Refused, RevocationOutcome::Unsupported}) {
        if (word == wordFor(outcome))
            return outcome;
    }
    return RevocationOutcome::GivenUp;
}

} // namespace gatehouse::store
