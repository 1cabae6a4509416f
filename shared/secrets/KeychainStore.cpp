// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/KeychainStore.h"

#include "secrets/KeychainThread.h"

#include <QPointer>

#include <utility>

namespace gatehouse::secrets {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using Outcome = KeychainAnswer::Outcome;
using What = KeychainAsk::What;

KeychainStore::KeychainStore(QString service, std::chrono::milliseconds patience)
    : m_service(std::move(service))
    , m_patience(patience)
    , m_worker(new KeychainWorker)
{
    qRegisterMetaType<KeychainAnswer>();
    m_worker->moveToThread(&keychainThread());
    connect(m_worker, &KeychainWorker::answered, this, &KeychainStore::take);
}

KeychainStore::~KeychainStore()
{
    m_worker->disconnect(this);
    m_worker->deleteLater();
}

void KeychainStore::find(const QByteArray &name, QObject *context, const Found &found)
{
    ask(What::Read, name, {}, context, [this, found](const KeychainAnswer &answer) {
        if (answer.outcome == Outcome::Done)
            return found(std::optional(answer.value));
        // Nothing answers as the Secret Service: then it is KWallet that has said so.
        const bool isKnown = answer.state == KeychainState::Open
            || answer.state == KeychainState::NoService || answer.state == KeychainState::NoSession;
        if (answer.outcome == Outcome::Missing && isKnown)
            return found(std::nullopt);
        found(Err(errorOf(answer)));
    });
}

void KeychainStore::put(
    const QByteArray &name, const base::Secret &value, QObject *context, const Done &done)
{
    ask(What::Write, name, value, context, [this, done](const KeychainAnswer &answer) {
        if (answer.outcome == Outcome::Done)
            return done({});
        done(Err(errorOf(answer)));
    });
}

void KeychainStore::drop(const QByteArray &name, QObject *context, const Done &done)
{
    ask(What::Remove, name, {}, context, [this, name, done](const KeychainAnswer &answer) {
        if (answer.outcome == Outcome::Done)
            return done({});
        if (answer.outcome == Outcome::Missing && answer.state == KeychainState::Open)
            return done(Err(noSuchSecret(name, place())));
        done(Err(errorOf(answer)));
    });
}

void KeychainStore::ask(What what, const QByteArray &name, const base::Secret &value,
    QObject *context, const Then &then)
{
    const KeychainAsk asked {.id = ++m_lastId,
        .what = what,
        .service = m_service,
        .name = QString::fromUtf8(name),
        .value = value,
        .patience = m_patience};
    m_waiting.emplace(asked.id, [context = QPointer(context), then](const KeychainAnswer &answer) {
        if (context)
            then(answer);
    });
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, asked] { worker->ask(asked); }, Qt::QueuedConnection);
}

void KeychainStore::take(const KeychainAnswer &answer)
{
    const auto waiting = m_waiting.extract(answer.id);
    if (waiting)
        waiting.mapped()(answer); // which may end this store
}

Error KeychainStore::errorOf(const KeychainAnswer &answer) const
{
    if (answer.outcome == Outcome::TimedOut)
        return {ErrorKind::TimedOut,
            u"The keychain did not answer within %1 seconds. Perhaps it waits on the screen for "
            "its password: unlock it, and try again."_s.arg(
                std::chrono::duration_cast<std::chrono::seconds>(m_patience).count())};
    if (answer.state != KeychainState::Open)
        return {ErrorKind::Unavailable, problemOf(answer.state)};
    return {ErrorKind::Unavailable,
        u"The keychain refused: %1. Or set SECRET_STORE to file or systemd."_s.arg(
            answer.problem.isEmpty() ? u"it does not say why"_s : answer.problem)};
}

} // namespace gatehouse::secrets
