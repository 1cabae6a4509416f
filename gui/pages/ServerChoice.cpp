// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ServerChoice.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

ServerChoice::ServerChoice(models::LiveData &live, QWidget *parent)
    : QScrollArea(parent)
    , m_live(live)
{
    auto *boxes = new QWidget;
    m_layout = new QVBoxLayout(boxes);
    m_layout->setContentsMargins(0, 2, 0, 0); // as high as the caption beside it
    m_layout->addStretch(1);
    setWidget(boxes);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // its boxes have it
    viewport()->setAutoFillBackground(false);
    boxes->setAutoFillBackground(false);
    setMinimumHeight(fontMetrics().height() * 4);
    connect(&live.lists, &models::ServerLists::refreshed, this, &ServerChoice::addBoxes);
    addBoxes();
}

void ServerChoice::addBoxes()
{
    for (const protocol::ServerRow &row : m_live.lists.servers.rows()) {
        const QByteArray url = row.urls.value(0);
        if (url.isEmpty() || m_boxes.contains(url))
            continue;
        auto *box = new QCheckBox(QString::fromUtf8(row.name).replace(u'&', u"&&"_s), widget());
        box->setToolTip(QString::fromUtf8(url));
        m_layout->insertWidget(m_layout->count() - 1, box);
        m_boxes.insert(url, box);
    }
}

QByteArrayList ServerChoice::chosen() const
{
    QByteArrayList urls;
    for (auto box = m_boxes.cbegin(); box != m_boxes.cend(); ++box) {
        if (box.value()->isChecked())
            urls.append(box.key());
    }
    return urls;
}

} // namespace gatehouse::pages
