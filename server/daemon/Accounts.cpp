// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/Accounts.h"

#include "oauth/Auditor.h"
#include "provider/PasswordHash.h"

#include <unistd.h>

namespace gatehouse::daemon {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

base::Result<void> saveLocalAccount(
    oauth::Store &store, const QString &name, const base::Secret &password, base::Random &random)
{
    if (name.trimmed().isEmpty() || name.size() > 200)
        return Err(Error {ErrorKind::Invalid, u"An account name has 1 to 200 characters."_s});
    auto hash = provider::hashPassword(password, random);
    if (!hash)
        return Err(hash.error());
    return store.saveAccount({.name = name, .passwordHash = *hash, .email = {}});
}

base::Result<void> saveLocalAccount(oauth::Store &store, const QString &name,
    const base::Secret &password, base::Random &random, const base::Clock &clock)
{
    oauth::Auditor auditor({.store = store, .clock = clock});
    base::Result<void> saved;
    const auto durable = store.batch([&] {
        saved = saveLocalAccount(store, name, password, random);
        if (!saved)
            return;
        auditor.record({.kind = oauth::AuditKind::AccountSaved,
            .actor = u"user %1, process %2, gatehoused"_s.arg(::geteuid()).arg(::getpid()),
            .who = name});
        auditor.write();
    });
    return saved ? durable : saved;
}

} // namespace gatehouse::daemon
