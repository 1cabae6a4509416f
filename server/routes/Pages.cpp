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
    item.setLink(u"url"_s, *link);
    item.setText(u"shown"_s, shownUrl(link->url()));
    return {item};
}

TemplateValues::List optionalText(const QString &text)
{
    if (text.isEmpty())
        return {};
    TemplateValues item;
    item.setText(u"text"_s, text);
    return {item};
}

TemplateValues::List items(const QString &name, const QByteArrayList &texts)
{
    TemplateValues::List list;
    for (const QByteArray &text : texts) {
        TemplateValues item;
        item.setText(name, QString::fromUtf8(text));
        list.push_back(item);
    }
    return list;
}

} // namespace

Pages::Pages(const QString &ownTitle, const QByteArray &baseUrl)
    : m_ownTitle(ownTitle)
    , m_baseUrl(baseUrl)
    , m_ownHost(QUrl(QString::fromUtf8(baseUrl)).authority())
{
    const QString style = readPageFile(u"style.css"_s);
    const QByteArray hash = base::sha256(style.toUtf8()).toBytes().toBase64();
    m_contentSecurityPolicy = "default-src 'none'; style-src 'sha256-" + hash
        + "'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    const QString layout = readPageFile(u"layout.html"_s);
    const auto add = [&](const QString &name, const QString &page) {
        const QString whole = include(include(layout, u"page"_s, page), u"name"_s, name);
        m_templates.insert(name, Template(include(whole, u"style"_s, style)));
    };
    for (const QString &name : {u"consent"_s, u"choice"_s, u"account"_s, u"hop"_s, u"waiting"_s,
             u"code"_s, u"home"_s, u"unknownClient"_s, u"redirectMismatch"_s, u"tooManyAttempts"_s})
        add(name, readPageFile(name + u".html"_s));
    const QString errorPage = readPageFile(u"error.html"_s);
    for (const ErrorLook &look : ErrorLooks) {
        if (!m_templates.contains(look.name.toString()))
            add(look.name.toString(), errorPage);
    }

    for (const Language language : AllLanguages) {
        const auto texts = readTexts(language);
        if (!texts)
            qCCritical(pagesLog, "%ls", qUtf16Printable(texts.error().message));
        m_texts.insert(language, texts ? *texts : Texts {});
    }
}

net::Response Pages::consent(const ConsentPage &page, Language language) const
{
    const QByteArray scheme = schemeOf(page.redirectUri);
    const bool app = scheme != "https" && scheme != "http";
    const auto clientUri = TemplateLink::toWeb(page.clientUri);
    const bool showUri = clientUri && schemeOf(page.clientUri) == "https";
    domain::Scopes others = page.scopes;

    TemplateValues values;
    const auto flagScope = [&](const QString &name, const QByteArray &token) {
        values.setFlag(name, page.scopes.contains(token));
        others = others.without(token);
    };
    flagScope(u"openid"_s, "openid");
    flagScope(u"profile"_s, "profile");
    flagScope(u"email"_s, "email");
    flagScope(u"offlineAccess"_s, "offline_access");
    values.setList(u"otherScopes"_s, items(u"scope"_s, others.tokens()));
    values.setText(u"client"_s, nameOf(page.clientName, language));
    values.setText(u"clientId"_s, shownUrl(page.clientId.value));
    values.setList(u"clientUri"_s, optionalItem(showUri ? clientUri : std::nullopt));
    values.setText(u"redirectUri"_s, shownUrl(page.redirectUri));
    values.setText(u"redirectHost"_s, shownHost(page.redirectHost));
    values.setFlag(u"website"_s, !page.loopback && !app);
    values.setFlag(u"loopback"_s, page.loopback);
    values.setFlag(u"app"_s, app && !page.loopback);
    values.setFlag(u"local"_s, app || page.loopback);
    values.setFlag(u"unverified"_s, !page.verified);
    values.setList(u"voucher"_s,
        items(u"host"_s,
            page.vouchedBy.isEmpty() ? QByteArrayList {} : QByteArrayList {page.vouchedBy}));
    values.setText(u"server"_s, page.serverTitle);
    values.setText(u"resource"_s, QString::fromUtf8(page.resource));
    values.setFlag(u"remembered"_s, page.rememberedFor.count() > 0);
    values.setText(u"days"_s, QString::number(page.rememberedFor.count()));
    values.setText(u"formToken"_s, QString::fromUtf8(page.formToken));
    return answer(200, u"consent"_s, std::move(values), language);
}

net::Response Pages::choice(const ChoicePage &page, Language language) const
{
    TemplateValues::List providers;
    for (const ChoicePage::Provider &provider : page.providers) {
        TemplateValues item;
        item.setText(u"name"_s, QString::fromUtf8(provider.name));
        item.setText(u"displayName"_s, provider.displayName);
        item.setFlag(u"here"_s, provider.local && provider.displayName.isEmpty());
        providers.push_back(item);
    }
    TemplateValues values;
    values.setList(u"providers"_s, std::move(providers));
    values.setText(u"client"_s, nameOf(page.clientName, language));
    values.setText(u"formToken"_s, QString::fromUtf8(page.formToken));
    return answer(200, u"choice"_s, std::move(values), language);
}

net::Response Pages::account(const AccountPage &page, Language language) const
{
    const bool tooMany = page.problem == AccountPage::Problem::TooMany;
    const bool wrong = page.problem == AccountPage::Problem::Wrong;
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(page.retryAfter).count();

    TemplateValues values;
    values.setText(u"client"_s, nameOf(page.clientName, language));
    values.setText(u"formToken"_s, QString::fromUtf8(page.formToken));
    values.setText(u"name"_s, page.name);
    values.setFlag(u"wrong"_s, wrong);
    values.setFlag(u"tooManyMinute"_s, tooMany && minutes <= 1);
    values.setFlag(u"tooManyMinutes"_s, tooMany && minutes > 1);
    values.setText(u"minutes"_s, QString::number(minutes));
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
    values.setLink(u"url"_s, *link);
    values.setText(u"destination"_s, shownName(page.destination));
    values.setText(u"client"_s, nameOf(page.clientName, language));
    values.setList(u"detail"_s, optionalText(page.detail));
    values.setFlag(u"atOnce"_s, atOnce);
    values.setFlag(u"app"_s, !TemplateLink::toWeb(page.url)); // then this page stays open
    if (atOnce)
        values.setList(u"refresh"_s, optionalItem(link));
    return answer(200, u"hop"_s, std::move(values), language);
}

net::Response Pages::waiting(const WaitingPage &page, Language language) const
{
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(page.left).count();
    const auto lookAgain = optionalItem(TemplateLink::toWeb(page.lookAgainUrl));

    TemplateValues values;
    values.setText(u"client"_s, nameOf(page.clientName, language));
    values.setText(u"clientId"_s, shownUrl(page.clientId.value));
    values.setText(u"redirectHost"_s, shownHost(page.redirectHost));
    values.setText(u"code"_s, QString::fromUtf8(page.code));
    values.setText(u"minutes"_s, QString::number(minutes));
    values.setFlag(u"oneMinute"_s, minutes <= 1);
    values.setList(u"lookAgain"_s, lookAgain);
    values.setList(u"refreshSoon"_s, lookAgain);
    return answer(200, u"waiting"_s, std::move(values), language);
}

net::Response Pages::code(const CodePage &page, Language language) const
{
    TemplateValues values;
    values.setText(u"code"_s, QString::fromUtf8(page.code));
    values.setText(u"client"_s, nameOf(page.clientName, language));
    return answer(200, u"code"_s, std::move(values), language);
}

net::Response Pages::home(const HomePage &page, Language language) const
{
    TemplateValues values;
    values.setText(u"mcpUrl"_s, QString::fromUtf8(page.mcpUrl));
    values.setText(u"server"_s, page.serverTitle);
    values.setFlag(u"unconfigured"_s, !page.providersConfigured);
    return answer(200, u"home"_s, std::move(values), language);
}

net::Response Pages::error(const ErrorPage &page, Language language) const
{
    using Component = ErrorPage::Component;
    const ErrorLook &look = lookOf(page.kind);

    TemplateValues values;
    values.setText(u"clientId"_s, shownUrl(page.clientId.value));
    values.setText(u"client"_s, nameOf(page.clientName, language));
    values.setFlag(u"goOn"_s, !page.formToken.isEmpty());
    values.setText(u"formToken"_s, QString::fromUtf8(page.formToken));
    values.setText(u"mcpUrl"_s, QString::fromUtf8(m_baseUrl + "/mcp"));
    values.setText(u"requested"_s, QString::fromUtf8(page.requested));
    values.setList(u"registered"_s, items(u"uri"_s, page.registered));
    values.setFlag(u"scheme"_s, page.differs == Component::Scheme);
    values.setFlag(u"host"_s, page.differs == Component::Host);
    values.setFlag(u"port"_s, page.differs == Component::Port);
    values.setFlag(u"path"_s, page.differs == Component::Path);
    values.setFlag(u"query"_s, page.differs == Component::Query);
    values.setFlag(u"other"_s, page.differs == Component::Other);
    values.setList(u"detail"_s, optionalText(page.detail));

    values.setList(u"home"_s, optionalItem(homeFor(page.kind)));
    values.setList(u"again"_s, optionalItem(TemplateLink::toWeb(page.againUrl)));
    const auto client = TemplateLink::toWebOrApp(page.clientUrl);
    const bool looping = page.kind == ErrorPage::Kind::TooManyAttempts;
    values.setList(u"onward"_s, optionalItem(looping ? client : std::nullopt));
    values.setList(u"back"_s, optionalItem(looping ? std::nullopt : client));
    if (client && page.kind == ErrorPage::Kind::NotAllowed)
        values.setList(u"refreshLater"_s, optionalItem(client));

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
    return isBlank(clientName) ? m_texts[language].value(u"client.unnamed"_s)
                               : shownName(clientName);
}

net::Response Pages::answer(
    int status, const QString &name, TemplateValues values, Language language) const
{
    values.setText(u"language"_s, QString::fromLatin1(languageTag(language)));
    values.setText(u"ownTitle"_s, m_ownTitle);
    values.setText(u"ownHost"_s, m_ownHost);
    for (const QString &flag : {u"refresh"_s, u"refreshSoon"_s, u"refreshLater"_s}) {
        if (!values.find(flag))
            values.setFlag(flag, false);
    }

    const auto html = m_templates.value(name).fill(values, m_texts[language]);
    if (!html) {
        qCCritical(pagesLog, "%ls", qUtf16Printable(html.error().message));
        return {500, "text/plain; charset=utf-8", {}, "This page cannot be shown.\n"};
    }
    return {status, "text/html; charset=utf-8",
        {{"Content-Security-Policy", m_contentSecurityPolicy}, {"X-Frame-Options", "DENY"},
            {"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "no-store"},
            // With no-referrer browsers send "Origin: null" with a form, which then is refused.
            {"Referrer-Policy", "same-origin"}, {"Content-Language", languageTag(language)}},
        html->toUtf8()};
}

} // namespace gatehouse::routes
