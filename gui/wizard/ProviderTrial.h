// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/DoctorMessages.h"
#include "service/TrialServer.h"
#include "wizard/Draft.h"

namespace gatehouse::wizard {

/// Tries the provider of a draft out, by a server that is there for that alone: as the doctor of a
/// running one does, and before anything is written.
class ProviderTrial : public QObject
{
    Q_OBJECT
public:
    using Verdict = base::Result<protocol::ProviderVerdict, service::Trouble>;
    using Done = std::function<void(const Verdict &)>;

    explicit ProviderTrial(QObject *parent = nullptr);

    bool isRunning() const { return m_server != nullptr; }
    /// One at a time. \a done is called once, later.
    void run(const Draft &draft, const service::Places &places, const Done &done);

private:
    void ask(const protocol::ProviderCandidate &candidate);
    void finish(const Verdict &verdict);

    std::unique_ptr<service::TrialServer> m_server;
    Done m_done;
};

} // namespace gatehouse::wizard
