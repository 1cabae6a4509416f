// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/Profile.h"

#include <QJsonObject>
#include <QString>

namespace gatehouse::test {

/// A server with two resources and two scopes, as the tests of oauth know it.
inline oauth::Profile sampleProfile()
{
    using namespace Qt::Literals::StringLiterals;
    return {.issuer = "https://gate.example",
        .resources = {{"https://gate.example/mcp", "/mcp", u"Default"_s},
            {"https://gate.example/mcp/files", "/mcp/files", u"Files"_s}},
        .scopes = domain::Scopes({"read", "write"}),
        .title = u"Gatehouse"_s,
        .providerRedirectUri = "https://gate.example/oauth/callback"};
}

inline const QByteArray CodeVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
inline const QByteArray CodeChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

} // namespace gatehouse::test
