// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/Ledger.h"
#include "notify/Outlet.h"

#include <QElapsedTimer>

namespace gatehouse::notify {

/// Tells a person what they should know, by the best way there is, and takes it back when it is
/// over. Answers clients over the admin socket. Keeps references to what is known of the server and
/// to the ways.
class Notifier : public QObject
{
    Q_OBJECT
public:
    /// \a outlets: the best first.
    Notifier(models::LiveData &live, QList<Outlet *> outlets);

    void setSight(Ledger::IsSeen isSeen) { m_ledger.setSight(std::move(isSeen)); }
    /// Whose server it tells of, when that is not of this machine.
    void setMachine(const QString &name) { m_machine = name; }
    /// Tells nothing more, and takes back what it has told; until it is set to go on.
    void setSilent(bool isSilent);

Q_SIGNALS:
    /// The person wants to see the window, at that page; at any when it is empty.
    void windowWanted(const QString &page);

private:
    void listenTo(Outlet &outlet);
    /// Null while it is not known which.
    Outlet *best() const;
    void choose();
    void soon();
    void update();
    void answer(const QByteArray &key, const QByteArray &answer);

    models::LiveData &m_live;
    const QList<Outlet *> m_outlets;
    Ledger m_ledger;
    QString m_machine;
    bool m_isSilent = false;
    Outlet *m_outlet = nullptr; ///< that is used now
    QMap<QByteArray, Note> m_shown; ///< there
    QSet<QByteArray> m_anew; ///< to be shown though the same is there
    QTimer m_timer;
    QElapsedTimer m_sinceShown; ///< the latest
};

} // namespace gatehouse::notify
