// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/FindingsView.h"

#include "pages/FindingCard.h"
#include "pages/ScrollRoom.h"

#include <QVBoxLayout>

namespace gatehouse::pages {

FindingsView::FindingsView(QWidget *parent)
    : QScrollArea(parent)
{
    auto *list = new QWidget;
    m_layout = new QVBoxLayout(list);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_layout->addStretch(1);
    setWidget(list);
    setWidgetResizable(true);
    keepClearOfBar(*this, *m_layout);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);
    setFocusPolicy(Qt::StrongFocus); // without a mouse one scrolls with the arrows
    setAccessibleName(tr("What was found"));
}

void FindingsView::show(const QList<protocol::Finding> &findings)
{
    for (qsizetype i = 0; i < findings.size(); ++i) {
        if (i < m_shown.size() && m_shown.at(i) == findings.at(i))
            continue;
        const qsizetype known = m_shown.indexOf(findings.at(i), i);
        QWidget *card = nullptr;
        if (known >= 0) {
            card = m_layout->itemAt(int(known))->widget();
            m_shown.move(known, i);
        } else {
            card = new FindingCard(findings.at(i), widget());
            m_shown.insert(i, findings.at(i));
        }
        m_layout->insertWidget(int(i), card);
    }
    while (m_shown.size() > findings.size()) {
        QWidget *card = m_layout->itemAt(int(m_shown.size()) - 1)->widget();
        m_layout->removeWidget(card);
        card->hide();
        card->deleteLater();
        m_shown.removeLast();
    }
}

} // namespace gatehouse::pages
