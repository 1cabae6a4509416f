// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "provider/Provider.h"
#include "provider/ProviderConfig.h"

namespace gatehouse::provider {

/// One form parameter after the other, percent-encoded (application/x-www-form-urlencoded).
using Parameters = QList<std::pair<QByteArray, QByteArray>>;
QByteArray formEncoded(const Parameters &parameters);

/// Invalid when a name is empty or one that the sign-in itself sets (redirect_uri, state, …).
base::Result<void> checkExtraParameters(const QMap<QByteArray, QByteArray> &parameters);

/// The URL that sends the browser to \a endpoint (RFC 6749 4.1.1, RFC 7636 4.3): the sign-in's own
/// parameters, then \a further, then the settings' extra ones, which replace \a further's.
QByteArray authorizationUrl(const QByteArray &endpoint, const ProviderConfig &config,
    const QByteArrayList &scopes, const SignInStart &start, QMap<QByteArray, QByteArray> further);

} // namespace gatehouse::provider
