// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "secrets/KeychainState.h"

#include <QObject>

#include <chrono>

namespace QKeychain {
class Job;
}

namespace gatehouse::secrets {

/// What is asked of the keychain.
struct KeychainAsk
{
    enum class What { Read, Write, Remove };

    quint64 id = 0; ///< comes back with the answer
    What what = What::Read;
    QString service;
    QString name;
    base::Secret value {}; ///< to write
    std::chrono::milliseconds patience {};
    bool isSecondTry = false;
};

struct KeychainAnswer
{
    enum class Outcome { Done, Missing, Failed, TimedOut };

    quint64 id = 0;
    Outcome outcome = Outcome::Failed;
    base::Secret value {}; ///< that was read
    KeychainState state = KeychainState::Open; ///< asked for when it was not Done
    QString problem {}; ///< in the words of QtKeychain
};

/// Asks the keychain. Lives on its thread, and may make that wait.
class KeychainWorker : public QObject
{
    Q_OBJECT
public:
    /// Answers once, with answered().
    void ask(const KeychainAsk &ask);

Q_SIGNALS:
    void answered(const gatehouse::secrets::KeychainAnswer &answer);

private:
    void start(QKeychain::Job *job, const KeychainAsk &ask);
    void finish(const QKeychain::Job &job, const KeychainAsk &asked);

    bool m_outlivesBus = false;
};

} // namespace gatehouse::secrets
