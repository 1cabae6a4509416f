// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/EventStream.h"

#include <QPointer>

namespace gatehouse::link {

using namespace Qt::Literals::StringLiterals;

EventStream::EventStream(AdminLink &link, QObject *parent)
    : QObject(parent)
    , m_link(link)
{
    connect(&m_link, &AdminLink::stateChanged, this, &EventStream::follow);
    connect(&m_link, &AdminLink::eventCame, this, &EventStream::takeEvent);
    follow();
}

void EventStream::follow()
{
    ++m_round;
    m_isSubscribed = false;
    if (m_link.state() == AdminLink::State::Ready)
        subscribe();
}

void EventStream::subscribe()
{
    m_link.ask<protocol::Subscribed>(u"events.subscribe"_s, protocol::Nothing {},
        [self = QPointer(this), round = ++m_round](const auto &answer) {
            if (!self || self->m_round != round)
                return;
            if (!answer) {
                Q_EMIT self->failed(answer.error());
                return;
            }
            self->m_isSubscribed = true;
            self->m_isWhole = false;
            self->m_lastNumber = 0;
            self->m_held.clear();
            self->m_expected = answer->sessions;
            self->m_beginning = {{}, answer->approvals, answer->health};
            self->readOn();
        });
}

/// The next page of the beginning, or on to the changes.
void EventStream::readOn()
{
    if (m_beginning.sessions.size() >= m_expected) {
        m_isWhole = true;
        Q_EMIT began(std::exchange(m_beginning, {}));
        return tellHeld();
    }
    m_link.ask<protocol::SnapshotPage>(u"events.snapshot"_s,
        protocol::SnapshotQuery {int(m_beginning.sessions.size())},
        [self = QPointer(this), round = m_round](const auto &answer) {
            if (!self || self->m_round != round)
                return;
            if (!answer && answer.error().code != protocol::FailureCode::NotFound) {
                Q_EMIT self->failed(answer.error());
                return;
            }
            if (!answer || answer->rows.isEmpty())
                return self->subscribe(); // it took too long: from the start
            self->m_beginning.sessions.append(answer->rows);
            self->readOn();
        });
}

void EventStream::takeEvent(const protocol::NumberedEvent &event)
{
    if (!m_isSubscribed)
        return;
    if (event.number != m_lastNumber + 1) {
        m_isSubscribed = false;
        return subscribe();
    }
    m_lastNumber = event.number;
    m_held.push_back(event.event);
    if (m_isWhole)
        tellHeld();
}

void EventStream::tellHeld()
{
    for (const protocol::Event &event : std::exchange(m_held, {}))
        Q_EMIT happened(event);
}

} // namespace gatehouse::link
