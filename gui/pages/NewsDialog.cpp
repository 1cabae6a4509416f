// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/NewsDialog.h"

#include "pages/QuietLabel.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace gatehouse::pages {

using models::News;
using models::NewsChoice;

NewsDialog::NewsDialog(NewsChoice &choice, QWidget *parent)
    : QDialog(parent)
    , m_choice(choice)
    , m_layout(new QVBoxLayout(this))
{
    setWindowTitle(tr("Notifications"));
    addText(tr("What Gatehouse tells you while you do something else. It says nothing that its "
               "window in front of you already shows."));
    m_layout->addSpacing(4);
    addNews(News::ApprovalWanted, tr("A &client wants in"),
        tr("With its code, to allow or deny it; gone when that was done elsewhere."));
    addNews(News::TokenStolen, tr("A &token was stolen"),
        tr("Somebody used a copy of a refresh token; its session has been ended."));
    addNews(News::ProviderDown, tr("A &provider is down, or answers again"),
        tr("Until it answers, nobody can sign in with it."));
    addNews(News::PersonArrived, tr("Somebody signs in for the &first time"),
        tr("As far as the server remembers: it forgets who has not been here for long."));
    m_layout->addSpacing(4);
    m_way = addText({});
    m_layout->addStretch(1);
    auto *buttons = new QDialogButtonBox(this);
    auto *example = buttons->addButton(tr("Show an example"), QDialogButtonBox::ActionRole);
    auto *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(example, &QPushButton::clicked, &m_choice, &NewsChoice::askForExample);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    m_layout->addWidget(buttons);
    connect(&m_choice, &NewsChoice::changed, this, &NewsDialog::showWay);
    showWay();
    resize(520, sizeHint().height());
}

QLabel *NewsDialog::addText(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    m_layout->addWidget(label);
    return label;
}

void NewsDialog::addNews(News news, const QString &title, const QString &text)
{
    auto *box = new QCheckBox(title, this);
    box->setChecked(m_choice.isWanted(news));
    box->setAccessibleDescription(text);
    connect(box, &QCheckBox::toggled, this,
        [this, news](bool isChecked) { m_choice.setWanted(news, isChecked); });
    m_layout->addWidget(box);
    auto *more = new QuietLabel(text, this);
    more->setWordWrap(true);
    m_layout->addWidget(more);
    more->setIndent(box->style()->pixelMetric(QStyle::PM_IndicatorWidth)
        + box->style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing));
}

void NewsDialog::showWay()
{
    switch (m_choice.way()) {
    case NewsChoice::Way::Unknown:
        return m_way->setText(tr("Looking how they can be shown here…"));
    case NewsChoice::Way::Desktop:
        return m_way->setText(tr("They are notifications of your desktop, which also has settings "
                                 "for them."));
    case NewsChoice::Way::Tray:
        return m_way->setText(tr("This desktop shows no notifications with buttons, so the icon "
                                 "in the tray says it; its menu has the answers."));
    case NewsChoice::Way::Window:
        return m_way->setText(
            tr("This desktop shows no notifications, so they appear in the window "
               "of Gatehouse, and its entry in the taskbar asks for attention."));
    }
    Q_UNREACHABLE();
}

void openNews(NewsChoice &choice, QWidget *parent)
{
    auto *dialog = new NewsDialog(choice, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace gatehouse::pages
