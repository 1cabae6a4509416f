// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes/FormRoutes.h"

#include "routes/StepAnswer.h"

namespace gatehouse::routes {

namespace {

/// A form of ours as it came back.
struct PostedForm
{
    oauth::Parameters parameters;
    QByteArray token;
    base::Digest browser;
};

/// RFC 6454: the page that sent the form is ours. A browser that says nothing is held by the
/// cookie.
bool isFromOurPage(const Services &services, const net::Request &request)
{
    for (const QByteArray &origin : request.headers.values("Origin")) {
        if (origin != services.profile.issuer)
            return false;
    }
    const QByteArray site = request.headers.value("Sec-Fetch-Site");
    return site.isEmpty() || site == "same-origin";
}

/// The form, or the page that says why not.
base::Result<PostedForm, net::Response> readForm(
    const Services &services, const net::Request &request, Language language)
{
    const auto refuse = [&](ErrorPage::Kind kind) {
        return base::Err(services.pages.error({.kind = kind}, language));
    };
    const auto browser = services.cookies.browser(request);
    if (!isFromOurPage(services, request) || !browser)
        return refuse(ErrorPage::Kind::ForeignBrowser);
    const auto form = oauth::parseForm(
        {.contentType = request.headers.value("Content-Type"), .body = request.body});
    const auto token = form ? form->value("form_token") : std::nullopt;
    if (!token)
        return refuse(ErrorPage::Kind::FormUsed);
    return PostedForm {*form, *token, base::sha256(*browser)};
}

void answerOrFail(const Services &services, const base::Result<oauth::Step> &step,
    Language language, const net::Respond &respond)
{
    if (!step)
        return respond(unavailablePage(services, language));
    answerStep(services, *step, AnswerTo::Form, language, {}, respond);
}

AccountPage accountPage(const Services &services, const oauth::AskAccount &step,
    const QString &name, const provider::LocalOutcome &outcome)
{
    using Kind = provider::LocalOutcome::Kind;
    AccountPage page {.clientName = clientName(services, step.signIn.clientId),
        .formToken = step.formToken,
        .name = name};
    const bool wait = outcome.kind == Kind::TooMany || outcome.kind == Kind::Busy;
    page.problem = wait ? AccountPage::Problem::TooMany : AccountPage::Problem::Wrong;
    page.retryAfter = outcome.retryAfter;
    return page;
}

/// The password has been checked, off this thread; now in a batch of its own.
void finishAccount(const Services &services, const oauth::SignIn &signIn,
    const oauth::LocalAccount &account, const provider::LocalOutcome &outcome, Language language,
    const net::Respond &respond)
{
    if (outcome.kind == provider::LocalOutcome::Kind::Correct) {
        const domain::Identity identity {.issuer = "local",
            .subject = account.name.toUtf8(),
            .email = account.email,
            .emailVerified = !account.email.isEmpty(),
            .name = account.name};
        return answerOrFail(
            services, services.authorization.finish(signIn, identity, {}), language, respond);
    }
    const auto again = services.authorization.askAccountAgain(signIn);
    if (!again)
        return respond(unavailablePage(services, language));
    const auto &form = std::get<oauth::AskAccount>(*again);
    respond(services.pages.account(accountPage(services, form, account.name, outcome), language));
}

void checkAccount(const Services &services, const oauth::SignIn &signIn, const PostedForm &form,
    const QHostAddress &peer, Language language, const net::Respond &respond)
{
    const QString name =
        QString::fromUtf8(form.parameters.value("name").value_or(QByteArray())).left(200);
    const base::Secret password(form.parameters.value("password").value_or(QByteArray()));
    const auto known = services.store.account(name);
    if (!known)
        return respond(unavailablePage(services, language));
    const oauth::LocalAccount account = known->value_or(oauth::LocalAccount {.name = name});
    const auto hash = *known ? std::optional((*known)->passwordHash) : std::nullopt;
    services.accounts.check(name, password, hash, peer, services.context(),
        [services, signIn, account, language, respond](const provider::LocalOutcome &outcome) {
            services.queue.enqueue([services, signIn, account, outcome, language, respond] {
                finishAccount(services, signIn, account, outcome, language, respond);
            });
        });
}

} // namespace

void answerConsent(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    const Language language = languageOf(request);
    const auto form = readForm(services, request, language);
    if (!form)
        return respond(form.error());
    const auto decision = form->parameters.value("decision");
    if (decision == QByteArray("allow"))
        return answerOrFail(services, services.authorization.approve(form->token, form->browser),
            language, respond);
    // Anything but a clear yes is a no.
    answerOrFail(
        services, services.authorization.deny(form->token, form->browser), language, respond);
}

void answerProviderChoice(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    const Language language = languageOf(request);
    const auto form = readForm(services, request, language);
    if (!form)
        return respond(form.error());
    const QByteArray provider = form->parameters.value("provider").value_or(QByteArray());
    answerOrFail(services,
        services.authorization.chooseProvider(form->token, form->browser, provider), language,
        respond);
}

void answerAccount(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    const Language language = languageOf(request);
    const auto form = readForm(services, request, language);
    if (!form)
        return respond(form.error());
    const auto taken = services.authorization.takeAccountForm(form->token, form->browser);
    if (!taken)
        return respond(unavailablePage(services, language));
    if (const auto *redeem = std::get_if<oauth::AskedToRedeem>(&*taken))
        return checkAccount(services, redeem->signIn, *form, request.peer, language, respond);
    const bool foreign = std::holds_alternative<oauth::ForeignBrowser>(*taken);
    respond(services.pages.error(
        {.kind = foreign ? ErrorPage::Kind::ForeignBrowser : ErrorPage::Kind::FormUsed}, language));
}

} // namespace gatehouse::routes
