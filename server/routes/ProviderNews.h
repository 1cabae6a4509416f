// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Events.h"
#include "provider/Answering.h"

namespace gatehouse::routes {

/// Tells \a events whether \a provider works, as far as \a error shows it (provider/Answering.h).
void tellOfProvider(
    oauth::Events &events, const QByteArray &provider, const provider::ProviderError *error);

} // namespace gatehouse::routes
