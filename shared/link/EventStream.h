// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/AdminLink.h"

namespace gatehouse::link {

/// Everything that is and then every change, in order: no session is missed and none told twice.
/// Begins anew whenever the link has been made again. Keeps a reference to the link, which goes
/// after it.
class EventStream : public QObject
{
    Q_OBJECT
public:
    /// How things stand.
    struct Beginning
    {
        QList<protocol::SessionRow> sessions;
        QList<protocol::ApprovalWanted> approvals;
        protocol::Health health;
    };

    /// Subscribes as soon as \a link is ready.
    explicit EventStream(AdminLink &link, QObject *parent = nullptr);

Q_SIGNALS:
    /// What was shown before is over.
    void began(const gatehouse::link::EventStream::Beginning &beginning);
    void happened(const gatehouse::protocol::Event &event);
    /// It does not go on until the link has been made again.
    void failed(const gatehouse::protocol::Failure &failure);

private:
    void follow();
    void subscribe();
    void readOn();
    void takeEvent(const protocol::NumberedEvent &event);
    void tellHeld();

    AdminLink &m_link;
    int m_round = 0; ///< of subscribing: what belongs to an earlier one is dropped
    bool m_isSubscribed = false;
    bool m_isWhole = false; ///< the beginning has been read to its end
    qint64 m_lastNumber = 0;
    int m_expected = 0; ///< sessions
    Beginning m_beginning;
    std::vector<protocol::Event> m_held; ///< until the beginning is whole
};

} // namespace gatehouse::link
