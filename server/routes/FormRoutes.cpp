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
    /// The browser's secret where it came in the cookie of this form alone.
    std::optional<QByteArray> formSecret {};
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
    if (!isFromOurPage(services, request))
        return refuse(ErrorPage::Kind::ForeignBrowser);
    const auto form = oauth::parseForm(
        {.contentType = request.headers.value("Content-Type"), .body = request.body});
    const auto token = form ? form->value("form_token") : std::nullopt;
    if (!token)
        return refuse(ErrorPage::Kind::FormUsed);
    const auto formSecret = services.cookies.form(request, *token);
    const auto browser = formSecret ? formSecret : services.cookies.browser(request);
    if (!browser)
        return refuse(ErrorPage::Kind::ForeignBrowser);
    return PostedForm {*form, *token, base::sha256(*browser), formSecret};
}

/// Hands the form's own cookie on to the form of the next step.
net::Headers nextCookies(const Services &services, const std::optional<QByteArray> &formSecret,
    const QByteArray &usedToken, const oauth::Step &step)
{
    net::Headers headers;
    const auto add = [&headers](
                         const net::Header &cookie) { headers.append(cookie.name, cookie.value); };
    if (!formSecret)
        return headers;
    add(services.cookies.clearForm(usedToken));
    if (const auto token = formTokenOf(step))
        add(services.cookies.setForm(*token, *formSecret));
    return headers;
}

void answerOrFail(const Services &services, const base::Result<oauth::Step> &step,
    const PostedForm &form, Language language, const net::Respond &respond)
{
    if (!step)
        return respond(unavailablePage(services, language));
    answerStep(services, *step, AnswerTo::Form, language,
        nextCookies(services, form.formSecret, form.token, *step), respond);
}

/// Whether the yes of this step will be remembered once the person is in.
bool willBeRemembered(const oauth::Step &step)
{
    return std::visit(
        [](const auto &next) {
            if constexpr (requires { next.signIn; })
                return next.signIn.rememberIn.has_value();
            else
                return false;
        },
        step);
}

/// The person said yes; the browser keeps what it may be known by again, unless it is to be asked
/// every time.
void allow(const Services &services, const net::Request &request, const PostedForm &form,
    Language language, const net::Respond &respond)
{
    const bool askAgain = form.parameters.value("ask_again").has_value();
    std::optional<QByteArray> memory;
    if (!askAgain)
        memory = services.cookies.memory(request).value_or(services.random.token256());
    const auto step = services.authorization.approve(
        form.token, form.browser, memory ? std::optional(base::sha256(*memory)) : std::nullopt);
    if (!step)
        return respond(unavailablePage(services, language));
    net::Headers headers = nextCookies(services, form.formSecret, form.token, *step);
    if (askAgain || willBeRemembered(*step)) {
        const net::Header cookie =
            askAgain ? services.cookies.clearMemory() : services.cookies.setMemory(*memory);
        headers.append(cookie.name, cookie.value);
    }
    answerStep(services, *step, AnswerTo::Form, language, headers, respond);
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
void finishAccount(const Services &services, const oauth::SignIn &signIn, const PostedForm &form,
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
            services, services.authorization.finish(signIn, identity, {}), form, language, respond);
    }
    const auto again = services.authorization.askAccountAgain(signIn);
    if (!again)
        return respond(unavailablePage(services, language));
    respond(withHeaders(
        services.pages.account(
            accountPage(services, std::get<oauth::AskAccount>(*again), account.name, outcome),
            language),
        nextCookies(services, form.formSecret, form.token, *again)));
}

/// What outlives the check of a password must not hold it.
PostedForm withoutParameters(PostedForm form)
{
    form.parameters = {};
    return form;
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
        [services, later = services.later(), signIn, form = withoutParameters(form), account,
            language, respond](const provider::LocalOutcome &outcome) {
            later([services, signIn, form, account, outcome, language, respond] {
                finishAccount(services, signIn, form, account, outcome, language, respond);
            });
        });
}

ErrorPage::Kind refusedForm(const oauth::Resumption &taken)
{
    if (std::holds_alternative<oauth::ForeignBrowser>(taken))
        return ErrorPage::Kind::ForeignBrowser;
    if (std::holds_alternative<oauth::ReplacedSignIn>(taken))
        return ErrorPage::Kind::SignInReplaced;
    return ErrorPage::Kind::FormUsed;
}

} // namespace

void answerContinue(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    const Language language = languageOf(request);
    const auto form = readForm(services, request, language);
    if (!form)
        return respond(form.error());
    const auto step = services.authorization.goOnAfterStop(form->token, form->browser);
    if (step && std::holds_alternative<oauth::AskConsent>(*step))
        services.loops.forgive(form->browser, std::get<oauth::AskConsent>(*step).client.id);
    answerOrFail(services, step, *form, language, respond);
}

void answerConsent(
    const Services &services, const net::Request &request, const net::Respond &respond)
{
    const Language language = languageOf(request);
    const auto form = readForm(services, request, language);
    if (!form)
        return respond(form.error());
    const auto decision = form->parameters.value("decision");
    if (decision == QByteArray("allow"))
        return allow(services, request, *form, language, respond);
    // Anything but a clear yes is a no.
    answerOrFail(services, services.authorization.deny(form->token, form->browser), *form, language,
        respond);
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
        services.authorization.chooseProvider(form->token, form->browser, provider), *form,
        language, respond);
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
    respond(services.pages.error({.kind = refusedForm(*taken)}, language));
}

} // namespace gatehouse::routes
