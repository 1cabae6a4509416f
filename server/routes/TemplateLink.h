// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace gatehouse::routes {

/// A URL that may stand in an href or a refresh: the only kind of value `{{link:…}}` takes, so that
/// a page cannot offer "javascript:…" by an oversight.
class TemplateLink
{
public:
    /// https, or http; what is offered for people to visit.
    static std::optional<TemplateLink> toWeb(QByteArrayView url);
    /// Also the private-use schemes of RFC 8252 7.1, for the way back to an app whose redirect URI
    /// was verified. Schemes that run or read something in the browser itself are never taken.
    static std::optional<TemplateLink> toWebOrApp(QByteArrayView url);

    const QByteArray &url() const { return m_url; }
    bool operator==(const TemplateLink &) const = default;

private:
    explicit TemplateLink(QByteArray url)
        : m_url(std::move(url))
    { }

    QByteArray m_url;
};

/// The scheme in lower case, without the colon; empty when \a url does not begin with one (RFC 3986
/// 3.1).
QByteArray schemeOf(QByteArrayView url);

} // namespace gatehouse::routes
