// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/Notifier.h"

#include "models/Words.h"
#include "notify/Wording.h"
#include "pages/WaitingPanel.h"

namespace gatehouse::notify {

using models::LiveServer;
using models::ServerLists;

namespace {

/// However much happens, nothing new is shown more often.
constexpr std::chrono::milliseconds BetweenNotes {1'000};

} // namespace

Notifier::Notifier(models::LiveData &live, QList<Outlet *> outlets)
    : m_live(live)
    , m_outlets(std::move(outlets))
    , m_ledger(live)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Notifier::update);
    for (Outlet *outlet : m_outlets)
        listenTo(*outlet);
    connect(&live.server, &LiveServer::began, this,
        [this](const link::EventStream::Beginning &beginning) {
            m_ledger.begin(beginning);
            soon();
        });
    connect(&live.server, &LiveServer::happened, this, [this](const protocol::Event &event) {
        m_ledger.take(event);
        soon();
    });
    connect(&live.server, &LiveServer::connectionChanged, this, &Notifier::soon);
    connect(&live.lists, &ServerLists::refreshed, this, [this](ServerLists::List list) {
        if (list != ServerLists::List::Approvals)
            return;
        m_ledger.noteWaiting();
        soon();
    });
    connect(&live.lists.approvals, &QAbstractItemModel::rowsRemoved, this, &Notifier::soon);
    connect(&live.news, &models::NewsChoice::changed, this, &Notifier::soon);
    connect(&live.news, &models::NewsChoice::exampleWanted, this, [this] {
        m_ledger.noteExample();
        m_anew.insert(Wording::Example);
        soon();
    });
    choose();
}

void Notifier::listenTo(Outlet &outlet)
{
    connect(&outlet, &Outlet::presenceChanged, this, &Notifier::choose);
    connect(&outlet, &Outlet::opened, this, [this, &outlet](const QByteArray &key) {
        if (&outlet != m_outlet || !m_shown.contains(key))
            return;
        const QString page = m_shown.value(key).page;
        m_ledger.dismiss(key);
        soon();
        Q_EMIT windowWanted(page);
    });
    connect(&outlet, &Outlet::answered, this,
        [this, &outlet](const QByteArray &key, const QByteArray &given) {
            if (&outlet == m_outlet && m_shown.contains(key))
                answer(key, given);
        });
    connect(&outlet, &Outlet::dismissed, this, [this, &outlet](const QByteArray &key) {
        if (&outlet != m_outlet || m_shown.remove(key) == 0)
            return;
        m_ledger.dismiss(key);
        soon();
    });
}

Outlet *Notifier::best() const
{
    for (Outlet *outlet : m_outlets) {
        if (outlet->presence() == Outlet::Presence::Unknown)
            return nullptr;
        if (outlet->presence() == Outlet::Presence::There)
            return outlet;
    }
    return nullptr;
}

void Notifier::choose()
{
    Outlet *outlet = best();
    if (outlet != m_outlet) {
        for (const QByteArray &key : m_shown.keys())
            m_outlet->close(key);
        m_shown.clear();
        m_outlet = outlet;
    }
    m_live.news.setWay(outlet ? outlet->way() : models::NewsChoice::Way::Unknown);
    soon();
}

void Notifier::setSilent(bool isSilent)
{
    m_isSilent = isSilent;
    update();
}

void Notifier::soon()
{
    if (m_timer.isActive())
        return;
    std::chrono::milliseconds pause {0};
    if (m_sinceShown.isValid())
        pause = BetweenNotes - std::chrono::milliseconds(m_sinceShown.elapsed());
    m_timer.start(std::max(pause, std::chrono::milliseconds(0)));
}

void Notifier::update()
{
    m_timer.stop();
    if (!m_outlet)
        return;
    QMap<QByteArray, Note> wanted;
    QByteArrayList order;
    const QList<Note> notes = m_isSilent ? QList<Note>() : m_ledger.notes();
    for (Note note : notes) {
        if (!m_machine.isEmpty())
            note.title = tr("%1: %2").arg(models::Words::brief(m_machine), note.title);
        order.append(note.key);
        wanted.insert(note.key, note);
    }
    for (const QByteArray &key : m_shown.keys()) {
        if (!wanted.contains(key))
            m_outlet->close(key);
    }
    QMap<QByteArray, Note> before = std::exchange(m_shown, wanted);
    for (const QByteArray &key : std::exchange(m_anew, {}))
        before.remove(key);
    // The most urgent last: where there is room for one it covers the others.
    for (auto key = order.crbegin(); key != order.crend(); ++key) {
        const auto same = before.constFind(*key);
        if (same != before.cend() && *same == wanted.value(*key))
            continue;
        m_sinceShown.start();
        m_outlet->show(wanted.value(*key));
    }
}

void Notifier::answer(const QByteArray &key, const QByteArray &given)
{
    const bool isAllowed = given == Wording::Allow;
    if (!isAllowed && given != Wording::Deny)
        return;
    for (const protocol::ApprovalWanted &waiting : m_live.lists.approvals.rows()) {
        if (Wording::keyOf(waiting) != key)
            continue;
        m_ledger.dismiss(key);
        pages::answerWaiting(m_live, waiting.code,
            isAllowed ? pages::WaitingAnswer::Allow : pages::WaitingAnswer::Deny, this,
            [this](const QString &problem) {
                if (!problem.isEmpty()) {
                    m_ledger.noteProblem(problem);
                    m_anew.insert(Wording::Problem);
                }
                soon();
            });
        break; // the rows may be others by now
    }
    soon();
}

} // namespace gatehouse::notify
