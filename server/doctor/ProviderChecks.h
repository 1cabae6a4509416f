// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/PublicUrl.h"
#include "provider/Provider.h"

namespace gatehouse::doctor {

/// A provider, and where it sends people back to.
struct ProviderPlace
{
    provider::Provider &provider;
    QByteArray redirectUri;
};

/// Whether it can be asked for what a sign-in begins with. Nobody is sent there.
Check providerCheck(const Means &means, const ProviderPlace &place);

/// Presents a code that nobody has, to see whether the provider refuses the code or us.
Check credentialsCheck(const Means &means, const ProviderPlace &place);

} // namespace gatehouse::doctor
