// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "link/AdminLink.h"
#include "service/Trouble.h"

#include <QLockFile>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace gatehouse::service {

struct Places;

/// A server that is there to be asked, before there is one: on this machine alone, with a folder of
/// its own that goes with it. It ends when this does.
class TrialServer : public QObject
{
    Q_OBJECT
public:
    using Ready = std::function<void(const base::Result<void, Trouble> &)>;
    struct Account
    {
        QString name;
        base::Secret password;
    };

    explicit TrialServer(QObject *parent = nullptr);
    ~TrialServer() override;

    /// Removes what the trials of an app left that was killed.
    static void sweep();
    /// Has \a server end without anybody waiting for it.
    static void retire(std::unique_ptr<TrialServer> server);

    /// \a settings: besides those that make it a trial. \a ready is called once, later.
    void start(const Places &places, const QMap<QByteArray, QByteArray> &settings,
        const std::optional<Account> &account, const Ready &ready);
    /// What lies beside it while it runs.
    QString folder() const { return m_folder.path(); }
    /// Once it is ready.
    link::AdminLink &admin() { return *m_link; }

private:
    void launch();
    void follow();
    void finish(const base::Result<void, Trouble> &result);
    void fail(const QString &what);

    /// Where what is left of an app that was killed goes with the session at the latest: there may
    /// be secrets in it.
    QTemporaryDir m_folder;
    QLockFile m_lock; ///< in it: somebody is there
    QProcess m_process;
    QTimer m_deadline;
    std::unique_ptr<link::AdminLink> m_link;
    QString m_said;
    Ready m_ready;
};

} // namespace gatehouse::service
