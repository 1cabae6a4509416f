// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/ProviderTrial.h"

#include "wizard/DraftSettings.h"
#include "wizard/TroubleWords.h"

namespace gatehouse::wizard {

using base::Err;
using protocol::ProviderVerdict;
using service::Trouble;

ProviderTrial::ProviderTrial(QObject *parent)
    : QObject(parent)
{ }

void ProviderTrial::run(const Draft &draft, const service::Places &places, const Done &done)
{
    m_done = done;
    m_server = std::make_unique<service::TrialServer>();
    m_server->start(places, {{"BASE_URL", draft.baseUrl()}}, std::nullopt,
        [this, candidate = candidateOf(draft)](const base::Result<void, Trouble> &ready) {
            if (!ready)
                return finish(Err(said(ready.error())));
            ask(candidate);
        });
}

void ProviderTrial::ask(const protocol::ProviderCandidate &candidate)
{
    m_server->admin().ask<ProviderVerdict>(
        QStringLiteral("providers.check"), candidate, [this](const auto &answer) {
            if (answer)
                finish(*answer);
            else
                finish(Err(said({.what = answer.error().message})));
        });
}

void ProviderTrial::finish(const Verdict &verdict)
{
    service::TrialServer::retire(std::move(m_server)); // it is calling
    if (const Done done = std::exchange(m_done, nullptr))
        done(verdict);
}

} // namespace gatehouse::wizard
