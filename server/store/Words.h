// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Client.h"
#include "domain/Session.h"
#include "oauth/ProviderRevocation.h"
#include "oauth/SignIn.h"

namespace gatehouse::store {

/// The words that stand in the database for enumerators, so that their order in C++ means nothing.
/// The schema's CHECKs list the same.
QString wordFor(domain::ClientKind kind);
QString wordFor(domain::ClientAuthMethod method);
QString wordFor(domain::ClientStanding standing);
QString wordFor(domain::EndReason reason);
QString wordFor(oauth::SignIn::Stage stage);
QString wordFor(oauth::TokensRecord::Kind kind);
QString wordFor(oauth::RevocationOutcome outcome);

domain::ClientKind clientKindFrom(const QString &word);
domain::ClientAuthMethod authMethodFrom(const QString &word);
domain::ClientStanding standingFrom(const QString &word); ///< empty: undecided
oauth::SignIn::Stage stageFrom(const QString &word);
oauth::TokensRecord::Kind tokensRecordFrom(const QString &word);
oauth::RevocationOutcome revocationOutcomeFrom(const QString &word);

} // namespace gatehouse::store
