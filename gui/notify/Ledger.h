// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"
#include "notify/Note.h"

#include <QMap>
#include <QSet>

namespace gatehouse::notify {

/// What has happened and nobody has looked at yet: merged, bounded, without what the person sees
/// anyway or does not want to know. Keeps a reference to what is known of the server.
class Ledger
{
public:
    /// How many clients have a note of their own; the others have one in common.
    static constexpr int MostClients = 3;
    static constexpr int Most = 8; ///< notes at once
    /// Whether the window is before the person and shows such news.
    using IsSeen = std::function<bool(models::News news)>;

    explicit Ledger(const models::LiveData &live)
        : m_live(live)
    { }

    void setSight(IsSeen isSeen) { m_isSeen = std::move(isSeen); }
    void begin(const link::EventStream::Beginning &beginning);
    void take(const protocol::Event &event);
    /// Who waits may be others now.
    void noteWaiting();
    /// An answer did not get through: why.
    void noteProblem(const QString &text) { m_problem = text; }
    void noteExample() { m_hasExample = true; }

    /// The most urgent first.
    QList<Note> notes() const;
    /// The person knows it.
    void dismiss(const QByteArray &key);

private:
    enum class Answering { Down, Up, Known };

    bool isNews(models::News news) const;
    void takeAlert(const protocol::Alert &alert);
    QString titleOf(const QByteArray &provider) const;
    QList<protocol::ApprovalWanted> unseen() const;
    void addApprovals(QList<Note> &notes) const;
    void addProviders(QList<Note> &notes) const;

    const models::LiveData &m_live;
    IsSeen m_isSeen;
    QSet<QByteArray> m_seen; ///< the codes of those who wait that the person knows of
    int m_stolen = 0;
    QString m_latestStolen;
    QMap<QByteArray, Answering> m_providers; ///< that were down, to the person's knowledge
    int m_arrived = 0;
    protocol::SessionRow m_latestArrived;
    QString m_problem;
    bool m_hasExample = false;
};

} // namespace gatehouse::notify
