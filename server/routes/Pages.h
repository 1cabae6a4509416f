// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Scopes.h"
#include "net/Response.h"
#include "routes/Language.h"
#include "routes/PagesContent.h"

#include <map>

namespace gatehouse::routes {

/// The HTML pages people see, from resources/pages. Everything a page shows goes through Template,
/// so that nothing of a client's or a provider's can become markup; no page holds a script or loads
/// anything. Each comes with the headers that keep it out of frames and caches. Immutable after
/// construction: any thread.
class Pages
{
public:
    /// \a ownTitle and the host of \a baseUrl stand at the head of every page.
    Pages(const QString &ownTitle, const QByteArray &baseUrl);

    /// RFC 6749 10.2: who asks, for what, and above all where the answer goes.
    net::Response consent(const ConsentPage &page, Language language) const;
    net::Response choice(const ChoicePage &page, Language language) const;
    net::Response account(const AccountPage &page, Language language) const;
    /// A URL that no page may send a browser to gives the bad request page.
    net::Response hop(const HopPage &page, Language language) const;
    net::Response waiting(const WaitingPage &page, Language language) const;
    net::Response code(const CodePage &page, Language language) const;
    net::Response home(const HomePage &page, Language language) const;
    net::Response error(const ErrorPage &page, Language language) const;

private:
    /// Where an error page sends people on; nothing for most.
    std::optional<TemplateLink> homeFor(ErrorPage::Kind kind) const;
    QString nameOf(const QString &clientName, Language language) const;
    net::Response answer(
        int status, const QString &name, TemplateValues values, Language language) const;

    /// What is told in one language.
    struct Spoken
    {
        Texts texts;
        QHash<QString, Template> templates; ///< by page, with layout and style
        net::Headers headers; ///< of every page
    };

    QString m_ownTitle;
    QByteArray m_baseUrl;
    QString m_ownHost;
    std::map<Language, Spoken> m_spoken; ///< every language
};

} // namespace gatehouse::routes
