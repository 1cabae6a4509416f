// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/AnswerBox.h"

#include <QCoreApplication>
#include <QEvent>

namespace gatehouse::net {

int AnswerBox::eventType()
{
    static const int type = QEvent::registerEventType();
    return type;
}

void AnswerBox::put(Answer answer)
{
    const std::lock_guard lock(m_mutex);
    if (!m_worker)
        return;
    m_answers.push_back(std::move(answer));
    if (m_answers.size() == 1)
        QCoreApplication::postEvent(m_worker, new QEvent(QEvent::Type(eventType())));
}

std::vector<AnswerBox::Answer> AnswerBox::takeAll()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_answers, {});
}

void AnswerBox::close()
{
    const std::lock_guard lock(m_mutex);
    m_worker = nullptr;
    m_answers.clear();
}

} // namespace gatehouse::net
