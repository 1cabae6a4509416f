// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/SessionRows.h"

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

base::sys_seconds moment(qint64 seconds)
{
    return base::sys_seconds(base::seconds(1'767'225'600 + seconds));
}

protocol::SessionRow sessionRow(int number, int people)
{
    return {.id = "s" + QByteArray::number(number),
        .user = "u" + QByteArray::number(number % people),
        .person = u"Person %1"_s.arg(number % people),
        .email = u"p%1@corp.example"_s.arg(number % people),
        .client = "c" + QByteArray::number(number % 7),
        .clientName = u"Client %1"_s.arg(number % 7),
        .server = "/mcp",
        .resource = "https://gate.example/mcp",
        .openedAt = moment(number),
        .endsAt = moment(1'000'000 - number)};
}

QList<protocol::SessionRow> sessionRows(int count, int people)
{
    QList<protocol::SessionRow> list;
    for (int i = 0; i < count; ++i)
        list.append(sessionRow(i, people));
    return list;
}

protocol::SessionUsed usedSession(int number, qint64 when, qint64 requests)
{
    return {.session = sessionRow(number).id,
        .usedAt = moment(when),
        .usedFrom = "203.0.113." + QByteArray::number(number % 200),
        .use = {.requests = requests}};
}

int Churn::random(int below)
{
    m_seed = m_seed * 1'664'525u + 1'013'904'223u;
    return int((m_seed >> 8) % quint32(below));
}

void Churn::goOn(models::SessionsModel &model)
{
    for (int i = random(20); i >= 0; --i) {
        const int number = random(120);
        switch (random(4)) {
        case 0:
            model.take(protocol::SessionOpened {sessionRow(number)});
            break;
        case 1:
            model.take(protocol::SessionEnded {sessionRow(number).id});
            break;
        default:
            model.take(usedSession(number, random(1000), random(50)));
        }
    }
}

} // namespace gatehouse::test
