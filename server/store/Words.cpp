// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Words.h"

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using domain::ClientAuthMethod;
using domain::ClientKind;
using domain::ClientStanding;
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
    case ClientKind::Document:
        return u"document"_s;
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
    case ClientAuthMethod::PrivateKeyJwt:
        return u"private_key_jwt"_s;
    }
    Q_UNREACHABLE();
}

QString wordFor(ClientStanding standing)
{
    switch (standing) {
    case ClientStanding::Undecided:
        return {};
    case ClientStanding::Approved:
        return u"approved"_s;
    case ClientStanding::Blocked:
        return u"blocked"_s;
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
    case Stage::Stopped:
        return u"stopped"_s;
    case Stage::Consent:
        return u"consent"_s;
    case Stage::Choice:
        return u"choice"_s;
    case Stage::Account:
        return u"account"_s;
    case Stage::AtProvider:
        return u"at-provider"_s;
    case Stage::Replaced:
        return u"replaced"_s;
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
    case RevocationOutcome::StillUsed:
        return u"still-used"_s;
    case RevocationOutcome::GivenUp:
        return u"given-up"_s;
    }
    Q_UNREACHABLE();
}

ClientKind clientKindFrom(const QString &word)
{
    for (const auto kind : {ClientKind::PreRegistered, ClientKind::Document}) {
        if (word == wordFor(kind))
            return kind;
    }
    return ClientKind::Registered;
}

ClientAuthMethod authMethodFrom(const QString &word)
{
    for (const auto method :
        {ClientAuthMethod::None, ClientAuthMethod::SecretBasic, ClientAuthMethod::PrivateKeyJwt}) {
        if (word == wordFor(method))
            return method;
    }
    return ClientAuthMethod::SecretPost;
}

ClientStanding standingFrom(const QString &word)
{
    if (word == wordFor(ClientStanding::Approved))
        return ClientStanding::Approved;
    // A word nobody knows is no reason to let somebody in.
    return word.isEmpty() ? ClientStanding::Undecided : ClientStanding::Blocked;
}

Stage stageFrom(const QString &word)
{
    for (const auto stage :
        {Stage::Stopped, Stage::Choice, Stage::Account, Stage::AtProvider, Stage::Replaced}) {
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
    for (const auto outcome : {RevocationOutcome::Revoked, RevocationOutcome::Refused,
             RevocationOutcome::Unsupported, RevocationOutcome::StillUsed}) {
        if (word == wordFor(outcome))
            return outcome;
    }
    return RevocationOutcome::GivenUp;
}

} // namespace gatehouse::store
