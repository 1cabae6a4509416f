// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AuditModel.h"

#include "models/AuditWords.h"
#include "models/Words.h"

#include <algorithm>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds NewsTogether {400};

} // namespace

AuditModel::AuditModel(LiveServer &server, QObject *parent)
    : PagedRows(server, parent)
{
    m_news.setSingleShot(true);
    m_news.setInterval(NewsTogether);
    connect(&m_news, &QTimer::timeout, this, &AuditModel::askNews);
    connect(&m_server, &LiveServer::began, this, [this] { begin(); });
    connect(&m_server, &LiveServer::happened, this, [this](const protocol::Event &event) {
        if (!std::holds_alternative<protocol::AuditAdded>(event))
            return;
        m_hasNews = true;
        if (m_isWatched && !m_news.isActive())
            m_news.start();
    });
}

void AuditModel::setFilter(const protocol::AuditFilter &filter)
{
    m_filter = filter;
    begin();
}

void AuditModel::setWatched(bool isWatched)
{
    m_isWatched = isWatched;
    if (m_isOld)
        restart();
    else if (m_hasNews)
        askNews();
}

void AuditModel::askNews()
{
    if (!m_isWatched || m_isOld || !m_server.isConnected())
        return;
    if (m_isAsking)
        return m_news.start();
    m_hasNews = false;
    ask(Place::Top);
}

void AuditModel::ask(Place place)
{
    protocol::AuditQuery query;
    static_cast<protocol::AuditFilter &>(query) = m_filter;
    query.limit = PageRows;
    askWith(u"audit.query"_s, query, place);
}

void AuditModel::answered(const protocol::Failure *failure)
{
    if (failure && m_server.isConnected()) // else the banner says so
        Q_EMIT failed(*failure);
    Q_EMIT asked();
}

void AuditModel::take(Place place, const protocol::AuditPage &page)
{
    if (place == Place::Top)
        return putOnTop(page);
    m_next = page.next;
    if (m_isOld)
        replaceBy(page);
    else
        append(page.rows);
    if (page.rows.isEmpty() && m_next) // it has looked through some and found none
        ask(Place::End);
    else
        m_isKnown = true;
}

/// The rows of \a page that are newer than those there are.
void AuditModel::putOnTop(const protocol::AuditPage &page)
{
    const qint64 newest = m_rows.isEmpty() ? 0 : m_rows.first().number;
    const auto known = std::find_if(page.rows.cbegin(), page.rows.cend(),
        [newest](const protocol::AuditRow &row) { return row.number <= newest; });
    if (known == page.rows.cend() && page.next && !page.rows.isEmpty())
        return replaceBy(page); // so many that some lie between
    const int count = int(known - page.rows.cbegin());
    if (count == 0)
        return;
    beginInsertRows({}, 0, count - 1);
    m_rows = page.rows.first(count) + m_rows;
    endInsertRows();
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString AuditModel::cell(const protocol::AuditRow &row, int column) const
{
    switch (column) {
    case When:
        return Words::time(row.at);
    case What:
        return AuditWords::kind(row.kind);
    case Person:
        return Words::plain(row.who);
    case Client:
        return Words::clientName(row.clientName, row.client);
    case Detail:
        return Words::plain(AuditWords::about(row));
    default:
        return Words::plain(AuditWords::actor(row));
    }
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    const protocol::AuditRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row)
        return {};
    if (role == Qt::ToolTipRole && index.column() == When)
        return Words::exactTime(row->at);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return cell(*row, index.column());
    return {};
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case What:
        return tr("What");
    case Person:
        return tr("Person");
    case Client:
        return tr("Client");
    case Detail:
        return tr("Details");
    default:
        return tr("Done by");
    }
}

} // namespace gatehouse::models
