// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "routes/Services.h"

namespace gatehouse::routes {

/// How a step is shown depends on what it answers: a redirect after a form would be stopped by
/// `form-action 'self'`, so a form is answered with a page that hops.
enum class AnswerTo { Navigation, Form };

/// Turns the next step of a sign-in into an answer; asks the provider for its URL where the step
/// leads there. \a headers are added to the answer (cookies).
void answerStep(const Services &services, const oauth::Step &step, AnswerTo kind, Language language,
    const net::Headers &headers, const net::Respond &respond);

/// A page for what cannot be told to the client.
net::Response untrustedPage(
    const Services &services, const oauth::UntrustedRequest &untrusted, Language language);

/// The name of a client, for the pages of a sign-in, which only carries its id.
QString clientName(const Services &services, const domain::ClientId &id);

/// The store failed; nothing happened.
net::Response unavailablePage(const Services &services, Language language);

/// The token of the form that a step shows.
std::optional<QByteArray> formTokenOf(const oauth::Step &step);

/// What HEAD gets where GET would begin or end something.
net::Response headOfAPage();

/// 302 to a verified URL, never cached.
net::Response redirectTo(const QByteArray &url);

/// \a response with \a headers added.
net::Response withHeaders(net::Response response, const net::Headers &headers);

Language languageOf(const net::Request &request);

} // namespace gatehouse::routes
