// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/DetailsPane.h"

#include "pages/ElidedLabel.h"
#include "pages/QuietLabel.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostLines = 3; ///< of one value

} // namespace

DetailsPane::DetailsPane(QWidget *parent)
    : QWidget(parent)
    , m_hint(new QuietLabel(tr("Select a row to see more about it."), this))
    , m_scroll(new QScrollArea(this))
    , m_content(new QVBoxLayout)
    , m_values(new QWidget)
    , m_form(new QFormLayout(m_values))
    , m_actions(new QVBoxLayout)
{
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(5);
    m_form->setHorizontalSpacing(10);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *content = new QWidget;
    content->setLayout(m_content);
    content->setAutoFillBackground(false);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->addWidget(m_values);
    m_content->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setFocusPolicy(Qt::StrongFocus); // without a mouse one scrolls with the arrows
    m_scroll->setAccessibleName(tr("Details"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 0, 0, 0);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(m_actions);
    setAccessibleName(tr("Details"));
    show({});
}

void DetailsPane::show(const QList<Detail> &details)
{
    QStringList captions;
    for (const Detail &detail : details)
        captions.append(detail.caption);
    if (!captions.isEmpty() && captions != m_captions) {
        m_captions = captions;
        m_labels.clear();
        while (m_form->rowCount() > 0)
            m_form->removeRow(0);
        for (const QString &caption : std::as_const(captions)) {
            auto *label = new ElidedLabel(m_values);
            label->setMostLines(MostLines);
            m_labels.append(label);
            auto *what = new QuietLabel(caption, m_values);
            what->setAlignment(Qt::AlignLeading | Qt::AlignTop);
            m_form->addRow(what, label);
        }
    }
    for (qsizetype i = 0; i < details.size(); ++i)
        m_labels.at(i)->setText(details.at(i).value.isEmpty() ? u"–"_s : details.at(i).value);
    const bool isEmpty = details.isEmpty();
    m_hint->setVisible(isEmpty);
    m_scroll->setVisible(!isEmpty);
    for (int i = 0; i < m_actions->count(); ++i)
        m_actions->itemAt(i)->widget()->setVisible(!isEmpty);
}

void DetailsPane::scrollToTop()
{
    m_scroll->verticalScrollBar()->setValue(0);
}

void DetailsPane::addAbove(QWidget *widget)
{
    m_content->insertWidget(0, widget);
}

QPushButton *DetailsPane::addAction(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setVisible(!m_hint->isVisibleTo(this));
    m_actions->addWidget(button);
    return button;
}

} // namespace gatehouse::pages
