// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/Cookies.h"

#include "base/Base64Url.h"
#include "base/Digest.h"
#include "oauth/ConsentMemory.h"

namespace gatehouse::routes {

namespace {

constexpr std::chrono::seconds JourneyLife {600};

/// The value of the cookie of that name, if it has the form of our secrets.
std::optional<QByteArray> secretNamed(const net::Request &request, const QByteArray &name)
{
    for (const QByteArray &field : request.headers.values("Cookie")) {
        QByteArrayView rest = field;
        while (!rest.isEmpty()) {
            const qsizetype end = rest.indexOf(';');
            const QByteArrayView pair = (end < 0 ? rest : rest.first(end)).trimmed();
            rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
            if (pair.size() <= name.size() || !pair.startsWith(name) || pair[name.size()] != '=')
                continue;
            const QByteArrayView value = pair.sliced(name.size() + 1);
            if (value.size() == 43 && base::fromBase64Url(value))
                return value.toByteArray();
        }
    }
    return std::nullopt;
}

QByteArray tagOf(const QByteArray &handle)
{
    return base::toBase64Url(base::sha256(handle).toBytes().first(9));
}

} // namespace

Cookies::Cookies(const QByteArray &issuer)
    : m_secure(issuer.startsWith("https://"))
{ }

std::optional<QByteArray> Cookies::browser(const net::Request &request) const
{
    return secretNamed(request, named("gatehouse-browser"));
}

net::Header Cookies::setBrowser(const QByteArray &secret) const
{
    return set(named("gatehouse-browser"), secret, std::nullopt);
}

std::optional<QByteArray> Cookies::form(
    const net::Request &request, const QByteArray &formToken) const
{
    return secretNamed(request, formName(formToken));
}

net::Header Cookies::setForm(const QByteArray &formToken, const QByteArray &secret) const
{
    return set(formName(formToken), secret, JourneyLife);
}

net::Header Cookies::clearForm(const QByteArray &formToken) const
{
    return set(formName(formToken), "", std::chrono::seconds(0));
}

std::optional<QByteArray> Cookies::memory(const net::Request &request) const
{
    return secretNamed(request, named("gatehouse-memory"));
}

net::Header Cookies::setMemory(const QByteArray &secret) const
{
    return set(named("gatehouse-memory"), secret, oauth::ConsentLife);
}

net::Header Cookies::clearMemory() const
{
    return set(named("gatehouse-memory"), "", std::chrono::seconds(0));
}

std::optional<QByteArray> Cookies::journey(
    const net::Request &request, const QByteArray &state) const
{
    return secretNamed(request, journeyName(state));
}

net::Header Cookies::setJourney(const QByteArray &state, const QByteArray &secret) const
{
    return set(journeyName(state), secret, JourneyLife);
}

net::Header Cookies::clearJourney(const QByteArray &state) const
{
    return set(journeyName(state), "", std::chrono::seconds(0));
}

QByteArray Cookies::journeyName(const QByteArray &state) const
{
    return named("gatehouse-signin-") + tagOf(state);
}

QByteArray Cookies::formName(const QByteArray &formToken) const
{
    return named("gatehouse-form-") + tagOf(formToken);
}

QByteArray Cookies::named(const char *name) const
{
    return (m_secure ? "__Host-" : "") + QByteArray(name);
}

net::Header Cookies::set(
    const QByteArray &name, const QByteArray &value, std::optional<std::chrono::seconds> life) const
{
    QByteArray cookie = name + '=' + value + "; Path=/; HttpOnly; SameSite=Lax";
    if (life)
        cookie += "; Max-Age=" + QByteArray::number(life->count());
    if (m_secure)
        cookie += "; Secure";
    return {"Set-Cookie", cookie};
}

} // namespace gatehouse::routes
