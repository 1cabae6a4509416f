// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/Service.h"
#include "wizard/Draft.h"

#include <QMap>
#include <QPointer>

namespace gatehouse::secrets {
class SecretStore;
}

namespace gatehouse::wizard {

/// Puts a draft in force: writes it, starts the server. What goes wrong on the way is taken back
/// whole, as undo() does later. Keeps a reference to the service.
class Apply : public QObject
{
    Q_OBJECT
public:
    enum class Step { Checking, Writing, Account, Installing, Starting };
    Q_ENUM(Step)
    using Done = service::Service::Done;

    explicit Apply(service::Service &service, QObject *parent = nullptr);
    ~Apply() override;

    void run(const Draft &draft);
    /// As it was before the first run() since keep(). \a done is called once, later, unless this
    /// has gone by then; with why nothing was taken back when the server does not stop.
    void undo(const Done &done);
    /// Or takes back.
    bool isRunning() const { return m_isRunning; }
    /// There is something to undo.
    bool hasChanged() const { return m_hasChanged; }
    /// What was done last could not be taken back: the server does not stop.
    bool isStuck() const { return m_isStuck; }
    /// The one that undo() leaves as it is: its former password is known to nobody. Empty: none.
    const QString &lastingAccount() const { return m_lastingAccount; }
    /// From now on there is nothing to take back.
    void keep() { m_hasChanged = false; }

Q_SIGNALS:
    /// Begins with that.
    void stepped(gatehouse::wizard::Apply::Step step);
    void succeeded();
    /// Nothing has changed, unless isStuck().
    void failed(const gatehouse::service::Trouble &trouble);

private:
    /// A secret as it was, and where.
    struct Kept
    {
        std::shared_ptr<secrets::SecretStore> store;
        QByteArray name;
        std::optional<base::Secret> value;
    };

    /// \a next, unless this has gone by then.
    template <typename Next> auto whileThere(const Next &next)
    {
        return [guard = QPointer(this), next](const auto &result) {
            if (guard)
                next(result);
        };
    }
    void remember(bool isRunning);
    void write();
    /// Each after a look at what it takes the place of.
    void writeSecrets(QMap<QByteArray, base::Secret> left);
    void keepFormer(const QByteArray &name, const std::optional<base::Secret> &value);
    /// At once when the data folder is new; else once a server has started with what was written,
    /// for what the account was is lost by it.
    void saveAccount();
    void install();
    void start();
    void stopForAccount();
    void fail(const service::Trouble &trouble);
    void takeBack(const Done &done);
    void installAgain(const Done &done);
    void putFilesBack();
    /// From the one that is the \a at th on.
    void putSecretsBack(const std::function<void()> &done, qsizetype at);
    base::Result<void> makeFolders() const;

    service::Service &m_service;
    Draft m_draft;
    QMap<QString, std::optional<QByteArray>> m_before; ///< files; nothing: was not there
    QList<Kept> m_secretsBefore;
    std::shared_ptr<secrets::SecretStore> m_store; ///< of this run
    QString m_lastingAccount;
    QString m_dataDir;
    bool m_hadDataDir = false;
    bool m_owesAccount = false;
    bool m_startedAtLogin = false;
    bool m_wasRunning = false;
    bool m_isRunning = false;
    bool m_isStuck = false;
    bool m_hasChanged = false;
};

} // namespace gatehouse::wizard
