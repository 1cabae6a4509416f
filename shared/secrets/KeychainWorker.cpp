// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/KeychainWorker.h"

#include "secrets/KeychainBus.h"

#include <qt6keychain/keychain.h>
#include <QTimer>

#include <memory>

namespace gatehouse::secrets {

using Outcome = KeychainAnswer::Outcome;
using What = KeychainAsk::What;

namespace {

Outcome outcomeOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return Outcome::Done;
    case QKeychain::EntryNotFound:
        return Outcome::Missing;
    default:
        return Outcome::Failed;
    }
}

} // namespace

void KeychainWorker::ask(const KeychainAsk &ask)
{
    m_outlivesBus = m_outlivesBus || outliveSessionBus();
    if (ask.what == What::Write) {
        auto *job = new QKeychain::WritePasswordJob(ask.service);
        job->setBinaryData(ask.value.reveal());
        return start(job, ask);
    }
    // Removing from a locked keychain, or what is not there, is no error to QtKeychain: so what
    // is to be removed is read first.
    start(new QKeychain::ReadPasswordJob(ask.service), ask);
}

/// A job cannot be called off, nor deleted before its end: it deletes itself. After the deadline
/// its end is of no interest.
void KeychainWorker::start(QKeychain::Job *job, const KeychainAsk &ask)
{
    job->setKey(ask.name);
    auto *deadline = new QTimer(job);
    deadline->setSingleShot(true);
    const auto isAnswered = std::make_shared<bool>(false);
    connect(deadline, &QTimer::timeout, this, [this, isAnswered, id = ask.id] {
        *isAnswered = true;
        Q_EMIT answered({.id = id, .outcome = Outcome::TimedOut});
    });
    connect(job, &QKeychain::Job::finished, this,
        [this, isAnswered, ask, deadline](QKeychain::Job *ended) {
            deadline->stop();
            if (!*isAnswered)
                finish(*ended, ask);
        });
    deadline->start(ask.patience);
    job->start();
}

void KeychainWorker::finish(const QKeychain::Job &job, const KeychainAsk &asked)
{
    if (outcomeOf(job) == Outcome::Failed && !asked.isSecondTry) {
        forgetSecretService();
        KeychainAsk again = asked;
        again.isSecondTry = true;
        return ask(again);
    }
    KeychainAnswer answer {.id = asked.id, .outcome = outcomeOf(job), .problem = job.errorString()};
    const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
    if (answer.outcome != Outcome::Done) {
        answer.state = keychainState();
    } else if (read && asked.what == What::Remove) {
        return start(new QKeychain::DeletePasswordJob(asked.service), asked);
    } else if (read) {
        answer.value = base::Secret(read->binaryData());
    }
    Q_EMIT answered(answer);
}

} // namespace gatehouse::secrets
