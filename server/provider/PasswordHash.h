// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Random.h"
#include "base/Result.h"
#include "base/Secret.h"

namespace gatehouse::provider {

/// Passwords of local accounts as PHC strings of Argon2id (RFC 9106). All three block for some
/// ten milliseconds and may run on any thread.

/// Invalid when \a password is shorter than 8 characters or longer than 1024 bytes.
base::Result<QByteArray> hashPassword(const base::Secret &password, base::Random &random);

/// Whether \a password is the one that \a phc was made from; false for a string that is none.
bool isPassword(const base::Secret &password, const QByteArray &phc);

/// Takes as long as isPassword() for a name that has no hash.
void pretendToCheck(const base::Secret &password);

} // namespace gatehouse::provider
