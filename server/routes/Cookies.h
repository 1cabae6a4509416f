// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Request.h"

#include <chrono>
#include <optional>

namespace gatehouse::routes {

/// Our cookies (RFC 6265bis): host-only, HttpOnly, SameSite=Lax so that they come along when a
/// provider sends the browser back. With an https issuer they are Secure and carry the `__Host-`
/// prefix, so that a sibling domain cannot plant one; a loopback issuer over http cannot have that.
class Cookies
{
public:
    explicit Cookies(const QByteArray &issuer);

    /// The browser's own secret, 43 characters, or nothing when it brings none of that form.
    std::optional<QByteArray> browser(const net::Request &request) const;
    net::Header setBrowser(const QByteArray &secret) const;

    /// The same secret for one form: a browser that opens two pages before it has its first cookie
    /// gets a secret with each, and keeps only one of them as its own.
    std::optional<QByteArray> form(const net::Request &request, const QByteArray &formToken) const;
    net::Header setForm(const QByteArray &formToken, const QByteArray &secret) const;
    net::Header clearForm(const QByteArray &formToken) const;

    /// The secret under which this browser's consents are remembered (oauth::ConsentKey).
    std::optional<QByteArray> memory(const net::Request &request) const;
    net::Header setMemory(const QByteArray &secret) const;
    net::Header clearMemory() const;

    /// The secret of one journey to a provider; its name comes from the state, so that tabs do not
    /// mix.
    std::optional<QByteArray> journey(const net::Request &request, const QByteArray &state) const;
    net::Header setJourney(const QByteArray &state, const QByteArray &secret) const;
    net::Header clearJourney(const QByteArray &state) const;

private:
    QByteArray named(const char *name) const;
    QByteArray journeyName(const QByteArray &state) const;
    QByteArray formName(const QByteArray &formToken) const;
    net::Header set(const QByteArray &name, const QByteArray &value,
        std::optional<std::chrono::seconds> life) const;

    bool m_secure;
};

} // namespace gatehouse::routes
