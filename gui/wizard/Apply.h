// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/Service.h"
#include "wizard/Draft.h"

#include <QMap>

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

    explicit Apply(service::Service &service, QObject *parent = nullptr);
    ~Apply() override;

    void run(const Draft &draft);
    /// As it was before the last run(), which need not have come to its end. \a done is called
    /// once, later.
    void undo(const std::function<void()> &done);
    bool isRunning() const { return m_isRunning; }
    /// There is something to undo.
    bool hasChanged() const { return m_hasChanged; }
    /// From now on there is nothing to take back.
    void keep() { m_hasChanged = false; }

Q_SIGNALS:
    /// Begins with that.
    void stepped(gatehouse::wizard::Apply::Step step);
    void succeeded();
    /// Nothing has changed.
    void failed(const gatehouse::service::Trouble &trouble);

private:
    void remember(bool isRunning);
    void write();
    /// Each after a look at what it takes the place of.
    void writeSecrets(QMap<QByteArray, base::Secret> left);
    void saveAccount();
    void install();
    void start();
    void fail(const service::Trouble &trouble);
    void putFilesBack();
    void putSecretsBack(const std::function<void()> &done);
    base::Result<void> makeFolders() const;

    service::Service &m_service;
    Draft m_draft;
    QMap<QString, std::optional<QByteArray>> m_before; ///< files; nothing: was not there
    QMap<QByteArray, std::optional<base::Secret>> m_secretsBefore;
    std::shared_ptr<secrets::SecretStore> m_store;
    QString m_dataDir;
    bool m_hadDataDir = false;
    bool m_wasRunning = false;
    bool m_isRunning = false;
    bool m_hasChanged = false;
};

} // namespace gatehouse::wizard
