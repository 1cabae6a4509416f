// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/Flow.h"

namespace gatehouse::test {

/// Follows \a back, the way from the server to a program of the same machine.
inline RawAnswer returnTo(const QUrl &back)
{
    RawClient client(quint16(back.port()));
    client.send("GET " + back.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    return client.answer().value_or(RawAnswer());
}

/// Without path and query.
inline QByteArray originOf(const QUrl &url)
{
    return url.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

/// A person with a browser, sent to a page of the server by a program on the same machine.
class Visitor
{
public:
    enum class Answer { Allow, Deny };

    /// With this account, which gives this answer on the consent page.
    Visitor(QByteArray name, QByteArray password, Answer answer = Answer::Allow)
        : m_name(std::move(name))
        , m_password(std::move(password))
        , m_answer(answer)
    { }

    /// Goes through the pages from \a url on, then to where they lead back to: what that shows.
    RawAnswer visit(const QUrl &url) const
    {
        const QByteArray origin = originOf(url);
        Browser browser(origin);
        const RawAnswer consent = browser.open(url.toEncoded().sliced(origin.size()));
        const bool allows = m_answer == Answer::Allow;
        RawAnswer next = browser.post("/authorize/consent",
            {{"form_token", Browser::formToken(consent)}, {"decision", allows ? "allow" : "deny"}});
        const QUrl back =
            Browser::destination(!allows ? next
                                         : browser.post("/authorize/account",
                                             {{"form_token", Browser::formToken(next)},
                                                 {"name", m_name}, {"password", m_password}}));
        if (!back.isValid())
            return next;
        return returnTo(back);
    }

private:
    const QByteArray m_name;
    const QByteArray m_password;
    const Answer m_answer;
};

/// A person who allows it and is known at the provider.
inline RawAnswer visitByProvider(const QUrl &url)
{
    const QByteArray origin = originOf(url);
    Browser browser(origin);
    const RawAnswer consent = browser.open(url.toEncoded().sliced(origin.size()));
    const QUrlQuery sent(Browser::destination(browser.post("/authorize/consent",
        {{"form_token", Browser::formToken(consent)}, {"decision", "allow"}})));
    const auto value = [&sent](const QString &name) {
        return sent.queryItemValue(name, QUrl::FullyDecoded).toUtf8();
    };
    const RawAnswer back =
        browser.open(QUrl(QString::fromUtf8(value(u"redirect_uri"_s))).path().toUtf8() + '?'
            + urlEncoded({{"code", "provider-code"}, {"state", value(u"state"_s)}}));
    return returnTo(QUrl(QString::fromUtf8(back.field("Location")), QUrl::StrictMode));
}

} // namespace gatehouse::test
