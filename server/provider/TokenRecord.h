// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/Provider.h"

namespace gatehouse::provider {

/// The provider's tokens as the bytes that are sealed and kept.
QByteArray toRecord(const ProviderTokens &tokens);

} // namespace gatehouse::provider
