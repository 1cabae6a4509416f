// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Words.h"

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using domain::ClientAuthMethod;
using domain::ClientKind;
using domain::EndReason;
using Stage = oauth::SignIn::Stage;

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
    for (const auto stage :
        {Stage::Stopped, Stage::Choice, Stage::Account, Stage::AtProvider, Stage::Replaced}) {
        if (word == wordFor(stage))
            return stage;
    }
    return Stage::Consent;
}

} // namespace gatehouse::store
