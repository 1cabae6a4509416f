// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/Provider.h"

namespace gatehouse::provider {

/// What an attempt to get something from a provider shows of the provider itself.
enum class Answering {
    Yes, ///< it answers as it should, if only with a no to what was sent
    No, ///< it does not, cannot now, or refuses our own credentials, which no stranger can bring on
    Unknown, ///< refused here: a stranger can have it so without the provider being asked
};

/// \a error: null when it gave what it was asked for.
Answering answeringAfter(const ProviderError *error);

} // namespace gatehouse::provider
