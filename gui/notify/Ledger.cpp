// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/Ledger.h"

#include "notify/Wording.h"
#include "pages/WaitingPanel.h"

namespace gatehouse::notify {

using models::News;

bool Ledger::isNews(News news) const
{
    return m_live.news.isWanted(news) && !(m_isSeen && m_isSeen(news));
}

void Ledger::begin(const link::EventStream::Beginning &beginning)
{
    if (beginning.health.good)
        m_providers.clear();
    noteWaiting();
}

void Ledger::take(const protocol::Event &event)
{
    if (const auto *alert = std::get_if<protocol::Alert>(&event)) {
        takeAlert(*alert);
    } else if (const auto *up = std::get_if<protocol::ProviderUp>(&event)) {
        if (m_providers.contains(up->provider))
            m_providers[up->provider] =
                isNews(News::ProviderDown) ? Answering::Up : Answering::Known;
    } else if (const auto *health = std::get_if<protocol::Health>(&event)) {
        if (health->good) // what is down by now is not: nobody knows
            m_providers.removeIf([](const auto &one) { return one.value() != Answering::Up; });
    } else if (const auto *arrived = std::get_if<protocol::PersonArrived>(&event)) {
        if (!isNews(News::PersonArrived))
            return;
        ++m_arrived;
        m_latestArrived = arrived->session;
    }
}

void Ledger::takeAlert(const protocol::Alert &alert)
{
    switch (alert.kind) {
    case protocol::AlertKind::RefreshTokenStolen:
        if (!isNews(News::TokenStolen))
            return;
        ++m_stolen;
        m_latestStolen = alert.text;
        return;
    case protocol::AlertKind::ProviderDown:
        if (m_live.news.isWanted(News::ProviderDown))
            m_providers[alert.provider] =
                isNews(News::ProviderDown) ? Answering::Down : Answering::Known;
        return;
    }
    Q_UNREACHABLE();
}

void Ledger::noteWaiting()
{
    const QList<protocol::ApprovalWanted> &rows = m_live.lists.approvals.rows();
    QSet<QByteArray> waiting;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QByteArray &code = rows.at(i).code;
        waiting.insert(code);
        const bool isInWindow = i < pages::WaitingPanel::Most;
        if (isInWindow && m_isSeen && m_isSeen(News::ApprovalWanted))
            m_seen.insert(code);
    }
    m_seen.intersect(waiting);
}

QList<protocol::ApprovalWanted> Ledger::unseen() const
{
    // Without the server nobody can answer.
    if (!m_live.server.isConnected() || !m_live.news.isWanted(News::ApprovalWanted))
        return {};
    QList<protocol::ApprovalWanted> rows = m_live.lists.approvals.rows();
    rows.removeIf(
        [this](const protocol::ApprovalWanted &one) { return m_seen.contains(one.code); });
    return rows;
}

void Ledger::addApprovals(QList<Note> &notes) const
{
    const QList<protocol::ApprovalWanted> rows = unseen();
    for (const protocol::ApprovalWanted &one :
        rows.first(std::min<qsizetype>(rows.size(), MostClients)))
        notes.append(Wording::approval(one));
    if (rows.size() > MostClients)
        notes.append(Wording::moreApprovals(int(rows.size()) - MostClients));
}

QString Ledger::titleOf(const QByteArray &provider) const
{
    if (const auto &status = m_live.server.status()) {
        for (const protocol::ProviderRow &row : status->providers) {
            if (row.name == provider)
                return row.title;
        }
    }
    return QString::fromUtf8(provider);
}

void Ledger::addProviders(QList<Note> &notes) const
{
    if (!m_live.news.isWanted(News::ProviderDown))
        return;
    for (auto one = m_providers.cbegin(); one != m_providers.cend(); ++one) {
        if (one.value() == Answering::Down)
            notes.append(Wording::down(one.key(), titleOf(one.key())));
        else if (one.value() == Answering::Up)
            notes.append(Wording::up(one.key(), titleOf(one.key())));
    }
}

QList<Note> Ledger::notes() const
{
    QList<Note> notes;
    if (!m_problem.isEmpty())
        notes.append(Wording::problem(m_problem));
    if (m_stolen > 0 && m_live.news.isWanted(News::TokenStolen))
        notes.append(Wording::stolen(m_stolen, m_latestStolen));
    addApprovals(notes);
    if (m_hasExample)
        notes.append(Wording::example());
    if (m_arrived > 0 && m_live.news.isWanted(News::PersonArrived))
        notes.append(Wording::arrived(m_arrived, m_latestArrived));
    addProviders(notes);
    return notes.first(std::min<qsizetype>(notes.size(), Most));
}

void Ledger::dismiss(const QByteArray &key)
{
    const QList<protocol::ApprovalWanted> rows = unseen();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const bool isInCommon = i >= MostClients && key == Wording::MoreApprovals;
        if (isInCommon || key == Wording::keyOf(rows.at(i)))
            m_seen.insert(rows.at(i).code);
    }
    for (auto one = m_providers.begin(); one != m_providers.end(); ++one) {
        if (key == Wording::keyOfProvider(one.key()))
            one.value() = Answering::Known;
    }
    if (key == Wording::Stolen)
        m_stolen = 0;
    else if (key == Wording::Arrived)
        m_arrived = 0;
    else if (key == Wording::Problem)
        m_problem.clear();
    else if (key == Wording::Example)
        m_hasExample = false;
}

} // namespace gatehouse::notify
