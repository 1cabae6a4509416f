// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/TokensRecord.h"

namespace gatehouse::oauth {

/// Where values sealed under the key ring are kept for long. Sign-ins and codes hold some too, but
/// are over in minutes.
enum class SealedPlace { Sessions, Revocations };

/// One sealed value, to be sealed anew under another key.
struct SealedRow
{
    SealedPlace place = SealedPlace::Sessions;
    qint64 number = 0; ///< rows of one place come in the order of their numbers
    TokensRecord record;
    QByteArray sealed;

    bool operator==(const SealedRow &) const = default;
};

struct ResealedRow
{
    SealedRow row; ///< as it was read; one that has changed since stays as it is
    QByteArray sealed; ///< what takes its place
};

} // namespace gatehouse::oauth
