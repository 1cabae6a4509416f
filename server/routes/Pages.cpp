// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/Pages.h"

#include "base/Digest.h"
#include "routes/PagesText.h"

#include <QFile>
#include <QLoggingCategory>
#include <QUrl>

#include <algorithm>
#include <array>

namespace gatehouse::routes {

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(pagesLog, "gatehouse.pages")

namespace {

constexpr int UnavailableRetrySeconds = 30;
constexpr int LoopRetrySeconds = 60;

/// What one kind of error is called in the texts, and its status (RFC 9110 15).
struct ErrorLook
{
    ErrorPage::Kind kind;
    QStringView name;
    int status;
};

constexpr std::array<ErrorLook, 18> ErrorLooks {{
    {ErrorPage::Kind::UnknownClient, u"unknownClient", 400},
    {ErrorPage::Kind::UnusableDocument, u"unusableDocument", 400},
    {ErrorPage::Kind::BlockedClient, u"blockedClient", 403},
    {ErrorPage::Kind::NotApproved, u"notApproved", 403},
    {ErrorPage::Kind::ApprovalDenied, u"approvalDenied", 403},
    {ErrorPage::Kind::ApprovalUnanswered, u"approvalUnanswered", 403},
    {ErrorPage::Kind::RedirectMismatch, u"redirectMismatch", 400},
    {ErrorPage::Kind::BadRequest, u"badRequest", 400},
    {ErrorPage::Kind::FormUsed, u"formUsed", 403},
    {ErrorPage::Kind::ForeignBrowser, u"foreignBrowser", 403},
    {ErrorPage::Kind::SignInExpired, u"signInExpired", 400},
    {ErrorPage::Kind::SignInReplaced, u"signInReplaced", 403},
    {ErrorPage::Kind::TooManyAttempts, u"tooManyAttempts", 429},
    {ErrorPage::Kind::NotAllowed, u"notAllowed", 403},
    {ErrorPage::Kind::ProviderFailed, u"providerFailed", 502},
    {ErrorPage::Kind::NeedsHttps, u"needsHttps", 400},
    {ErrorPage::Kind::NotFound, u"notFound", 404},
    {ErrorPage::Kind::Unavailable, u"unavailable", 503},
}};

const ErrorLook &lookOf(ErrorPage::Kind kind)
{
    const auto look = std::ranges::find(ErrorLooks, kind, &ErrorLook::kind);
    Q_ASSERT(look != ErrorLooks.end());
    return *look;
}

QString readPageFile(const QString &name)
{
    QFile file(u":/pages/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qCCritical(pagesLog, "The page file %ls is missing.", qUtf16Printable(name));
    return QString::fromUtf8(file.readAll());
}

/// A list of one or none: how a template asks "is it there?".
TemplateValues::List optionalItem(const std::optional<TemplateLink> &link)
{
    if (!link)
        return {};
    TemplateValues item;
    item.setLink("url", *link);
    item.setText("shown", shownUrl(link->url()));
    return {item};
}

TemplateValues::List optionalText(const QString &text)
{
    if (text.isEmpty())
        return {};
    TemplateValues item;
    item.setText("text", text);
    return {item};
}

TemplateValues::List items(TemplateName name, const QByteArrayList &texts)
{
    TemplateValues::List list;
    for (const QByteArray &text : texts) {
        TemplateValues item;
        item.setText(name, QString::fromUtf8(text));
        list.push_back(item);
    }
    return list;
}

/// Each page in its layout, with \a style.
QHash<QString, QString> wholePages(const QString &style)
{
    const QString layout = readPageFile(u"layout.html"_s);
    QHash<QString, QString> pages;
    const auto add = [&](const QString &name, const QString &page) {
        const QString whole = include(include(layout, u"page"_s, page), u"name"_s, name);
        pages.insert(name, include(whole, u"style"_s, style));
    };
    for (const QString &name : {u"consent"_s, u"choice"_s, u"account"_s, u"hop"_s, u"waiting"_s,
             u"code"_s, u"home"_s, u"unknownClient"_s, u"redirectMismatch"_s, u"tooManyAttempts"_s})
        add(name, readPageFile(name + u".html"_s));
    const QString errorPage = readPageFile(u"error.html"_s);
    for (const ErrorLook &look : ErrorLooks) {
        if (!pages.contains(look.name.toString()))
            add(look.name.toString(), errorPage);
    }
    return pages;
}

net::Headers headersOf(Language language, const QByteArray &contentSecurityPolicy)
{
    return {{"Content-Security-Policy", contentSecurityPolicy}, {"X-Frame-Options", "DENY"},
        {"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "no-store"},
        // With no-referrer browsers send "Origin: null" with a form, which then is refused.
        {"Referrer-Policy", "same-origin"}, {"Content-Language", languageTag(language)}};
}

} // namespace

Pages::Pages(const QString &ownTitle, const QByteArray &baseUrl)
    : m_ownTitle(ownTitle)
    , m_baseUrl(baseUrl)
    , m_ownHost(QUrl(QString::fromUtf8(baseUrl)).authority())
{
    const QString style = readPageFile(u"style.css"_s);
    const QByteArray hash = base::sha256(style.toUtf8()).toBytes().toBase64();
    const QByteArray contentSecurityPolicy = "default-src 'none'; style-src 'sha256-" + hash
        + "'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    const QHash<QString, QString> pages = wholePages(style);
    for (const Language language : AllLanguages) {
        const auto texts = readTexts(language);
        if (!texts)
            qCCritical(pagesLog, "%ls", qUtf16Printable(texts.error().message));
        Spoken &spoken = m_spoken[language];
        spoken.texts = texts ? *texts : Texts {};
        for (auto page = pages.cbegin(); page != pages.cend(); ++page)
            spoken.templates.insert(page.key(), Template(page.value(), spoken.texts));
        spoken.headers = headersOf(language, contentSecurityPolicy);
    }
}

net::Response Pages::consent(const ConsentPage &page, Language language) const
{
    const QByteArray scheme = schemeOf(page.redirectUri);
    const bool app = scheme != "https" && scheme != "http";
    const auto clientUri = TemplateLink::toWeb(page.clientUri);
    const bool showUri = clientUri && schemeOf(page.clientUri) == "https";
    QByteArrayList others = page.scopes.tokens();

    TemplateValues values;
    const auto flagScope = [&](TemplateName name, const QByteArray &token) {
        values.setFlag(name, others.removeAll(token) > 0);
    };
    flagScope("openid", QByteArrayLiteral("openid"));
    flagScope("profile", QByteArrayLiteral("profile"));
    flagScope("email", QByteArrayLiteral("email"));
    flagScope("offlineAccess", QByteArrayLiteral("offline_access"));
    values.setList("otherScopes", items("scope", others));
    values.setText("client", nameOf(page.clientName, language));
    values.setText("clientId", shownUrl(page.clientId.value));
    values.setList("clientUri", optionalItem(showUri ? clientUri : std::nullopt));
    values.setText("redirectUri", shownUrl(page.redirectUri));
    values.setText("redirectHost", shownHost(page.redirectHost));
    values.setFlag("website", !page.loopback && !app);
    values.setFlag("loopback", page.loopback);
    values.setFlag("app", app && !page.loopback);
    values.setFlag("local", app || page.loopback);
    values.setFlag("unverified", !page.verified);
    values.setList("voucher",
        items("host",
            page.vouchedBy.isEmpty() ? QByteArrayList {} : QByteArrayList {page.vouchedBy}));
    values.setText("server", page.serverTitle);
    values.setText("resource", QString::fromUtf8(page.resource));
    values.setFlag("remembered", page.rememberedFor.count() > 0);
    values.setText("days", QString::number(page.rememberedFor.count()));
    values.setText("formToken", QString::fromUtf8(page.formToken));
    return answer(200, u"consent"_s, std::move(values), language);
}

net::Response Pages::choice(const ChoicePage &page, Language language) const
{
    TemplateValues::List providers;
    for (const ChoicePage::Provider &provider : page.providers) {
        TemplateValues item;
        item.setText("name", QString::fromUtf8(provider.name));
        item.setText("displayName", provider.displayName);
        item.setFlag("here", provider.local && provider.displayName.isEmpty());
        providers.push_back(item);
    }
    TemplateValues values;
    values.setList("providers", std::move(providers));
    values.setText("client", nameOf(page.clientName, language));
    values.setText("formToken", QString::fromUtf8(page.formToken));
    return answer(200, u"choice"_s, std::move(values), language);
}

net::Response Pages::account(const AccountPage &page, Language language) const
{
    const bool tooMany = page.problem == AccountPage::Problem::TooMany;
    const bool wrong = page.problem == AccountPage::Problem::Wrong;
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(page.retryAfter).count();

    TemplateValues values;
    values.setText("client", nameOf(page.clientName, language));
    values.setText("formToken", QString::fromUtf8(page.formToken));
    values.setText("name", page.name);
    values.setFlag("wrong", wrong);
    values.setFlag("tooManyMinute", tooMany && minutes <= 1);
    values.setFlag("tooManyMinutes", tooMany && minutes > 1);
    values.setText("minutes", QString::number(minutes));
    auto response =
        answer(tooMany ? 429 : (wrong ? 403 : 200), u"account"_s, std::move(values), language);
    if (tooMany)
        response.headers.append("Retry-After", QByteArray::number(page.retryAfter.count()));
    return response;
}

net::Response Pages::hop(const HopPage &page, Language language) const
{
    const auto link = TemplateLink::toWebOrApp(page.url);
    if (!link)
        return error({.kind = ErrorPage::Kind::BadRequest}, language);

    const bool atOnce = page.mode == HopPage::Mode::AtOnce;
    TemplateValues values;
    values.setLink("url", *link);
    values.setText("destination", shownName(page.destination));
    values.setText("client", nameOf(page.clientName, language));
    values.setList("detail", optionalText(page.detail));
    values.setFlag("atOnce", atOnce);
    values.setFlag("app", !TemplateLink::toWeb(page.url)); // then this page stays open
    values.setFlag("refresh", atOnce);
    return answer(200, u"hop"_s, std::move(values), language);
}

net::Response Pages::waiting(const WaitingPage &page, Language language) const
{
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(page.left).count();
    const auto lookAgain = optionalItem(TemplateLink::toWeb(page.lookAgainUrl));

    TemplateValues values;
    values.setText("client", nameOf(page.clientName, language));
    values.setText("clientId", shownUrl(page.clientId.value));
    values.setText("redirectHost", shownHost(page.redirectHost));
    values.setText("code", QString::fromUtf8(page.code));
    values.setText("minutes", QString::number(minutes));
    values.setFlag("oneMinute", minutes <= 1);
    values.setList("lookAgain", lookAgain);
    values.setList("refreshSoon", lookAgain);
    return answer(200, u"waiting"_s, std::move(values), language);
}

net::Response Pages::code(const CodePage &page, Language language) const
{
    TemplateValues values;
    values.setText("code", QString::fromUtf8(page.code));
    values.setText("client", nameOf(page.clientName, language));
    return answer(200, u"code"_s, std::move(values), language);
}

net::Response Pages::home(const HomePage &page, Language language) const
{
    TemplateValues values;
    values.setText("mcpUrl", QString::fromUtf8(page.mcpUrl));
    values.setText("server", page.serverTitle);
    values.setFlag("unconfigured", !page.providersConfigured);
    return answer(200, u"home"_s, std::move(values), language);
}

net::Response Pages::error(const ErrorPage &page, Language language) const
{
    using Component = ErrorPage::Component;
    const ErrorLook &look = lookOf(page.kind);

    TemplateValues values;
    values.setText("clientId", shownUrl(page.clientId.value));
    values.setText("client", nameOf(page.clientName, language));
    values.setFlag("goOn", !page.formToken.isEmpty());
    values.setText("formToken", QString::fromUtf8(page.formToken));
    values.setText("mcpUrl", QString::fromUtf8(m_baseUrl + "/mcp"));
    values.setText("requested", QString::fromUtf8(page.requested));
    values.setList("registered", items("uri", page.registered));
    values.setFlag("scheme", page.differs == Component::Scheme);
    values.setFlag("host", page.differs == Component::Host);
    values.setFlag("port", page.differs == Component::Port);
    values.setFlag("path", page.differs == Component::Path);
    values.setFlag("query", page.differs == Component::Query);
    values.setFlag("other", page.differs == Component::Other);
    values.setList("detail", optionalText(page.detail));

    values.setList("home", optionalItem(homeFor(page.kind)));
    values.setList("again", optionalItem(TemplateLink::toWeb(page.againUrl)));
    const auto client = TemplateLink::toWebOrApp(page.clientUrl);
    const bool looping = page.kind == ErrorPage::Kind::TooManyAttempts;
    values.setList("onward", optionalItem(looping ? client : std::nullopt));
    values.setList("back", optionalItem(looping ? std::nullopt : client));
    if (client && page.kind == ErrorPage::Kind::NotAllowed)
        values.setList("refreshLater", optionalItem(client));

    auto response = answer(look.status, look.name.toString(), std::move(values), language);
    if (page.kind == ErrorPage::Kind::Unavailable)
        response.headers.append("Retry-After", QByteArray::number(UnavailableRetrySeconds));
    if (page.kind == ErrorPage::Kind::TooManyAttempts)
        response.headers.append("Retry-After", QByteArray::number(LoopRetrySeconds));
    return response;
}

std::optional<TemplateLink> Pages::homeFor(ErrorPage::Kind kind) const
{
    const bool https = schemeOf(m_baseUrl) == "https";
    if (kind == ErrorPage::Kind::NotFound || (kind == ErrorPage::Kind::NeedsHttps && https))
        return TemplateLink::toWeb(m_baseUrl + '/');
    return std::nullopt;
}

QString Pages::nameOf(const QString &clientName, Language language) const
{
    return isBlank(clientName) ? m_spoken.at(language).texts.value(u"client.unnamed"_s)
                               : shownName(clientName);
}

net::Response Pages::answer(
    int status, const QString &name, TemplateValues values, Language language) const
{
    const Spoken &spoken = m_spoken.at(language);
    values.setText("language", QString::fromLatin1(languageTag(language)));
    values.setText("ownTitle", m_ownTitle);
    values.setText("ownHost", m_ownHost);
    for (const TemplateName flag :
        {TemplateName("refresh"), TemplateName("refreshSoon"), TemplateName("refreshLater")}) {
        if (!values.find(flag.text()))
            values.setFlag(flag, false);
    }

    auto html = spoken.templates.value(name).fill(values);
    if (!html) {
        qCCritical(pagesLog, "%ls", qUtf16Printable(html.error().message));
        return {500, "text/plain; charset=utf-8", {}, "This page cannot be shown.\n"};
    }
    return {
        status, QByteArrayLiteral("text/html; charset=utf-8"), spoken.headers, *std::move(html)};
}

} // namespace gatehouse::routes
