// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/AuditFilterBar.h"

#include "models/AuditWords.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::AuditWords;

namespace {

constexpr std::chrono::milliseconds TypingPause {250};
constexpr int Between = -1; ///< two days that one chooses
constexpr int Always = 0;

std::optional<base::sys_seconds> startOf(const QDate &day)
{
    return base::sys_seconds(base::seconds(day.startOfDay().toSecsSinceEpoch()));
}

} // namespace

AuditFilterBar::AuditFilterBar(const base::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_kind(new QComboBox(this))
    , m_person(new QLineEdit(this))
    , m_when(new QComboBox(this))
    , m_from(new QDateEdit(daysAgo(7), this))
    , m_to(new QDateEdit(daysAgo(0), this))
{
    addKinds();
    addTimes();
    m_person->setPlaceholderText(tr("Person"));
    m_person->setAccessibleName(tr("Done by or about this person"));
    m_person->setToolTip(tr("By or about somebody in whose name or address this stands."));
    m_person->setClearButtonEnabled(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget :
        std::initializer_list<QWidget *> {m_kind, m_person, m_when, m_from, m_to})
        layout->addWidget(widget, widget == m_person ? 1 : 0);
    m_soon.setSingleShot(true);
    m_soon.setInterval(TypingPause);
    const auto later = [this] { m_soon.start(); };
    connect(&m_soon, &QTimer::timeout, this, &AuditFilterBar::changed);
    connect(m_person, &QLineEdit::textChanged, &m_soon, later);
    for (QComboBox *box : {m_kind, m_when})
        connect(box, &QComboBox::currentIndexChanged, &m_soon, later);
    for (QDateEdit *day : {m_from, m_to}) {
        day->setCalendarPopup(true);
        connect(day, &QDateEdit::dateChanged, &m_soon, later);
    }
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    connect(m_when, &QComboBox::currentIndexChanged, this, &AuditFilterBar::showDays);
    showDays();
}

void AuditFilterBar::addKinds()
{
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(16);
    m_kind->view()->setTextElideMode(Qt::ElideNone);
    m_kind->setMaxVisibleItems(20);
    m_kind->addItem(tr("Everything"), QString());
    for (const QString &kind : AuditWords::kinds()) {
        const QString words = AuditWords::kind(kind);
        m_kind->addItem(AuditWords::isGroup(kind) ? words : u"    "_s + words, kind);
    }
    m_kind->view()->setMinimumWidth(m_kind->view()->sizeHintForColumn(0) + 30);
}

void AuditFilterBar::addTimes()
{
    m_when->setAccessibleName(tr("Time"));
    m_when->addItem(tr("At any time"), Always);
    m_when->addItem(tr("Today"), 1);
    m_when->addItem(tr("In the last 7 days"), 7);
    m_when->addItem(tr("In the last 30 days"), 30);
    m_when->addItem(tr("Between two days"), Between);
}

void AuditFilterBar::showDays()
{
    const bool areChosen = m_when->currentData().toInt() == Between;
    m_from->setVisible(areChosen);
    m_to->setVisible(areChosen);
}

QDate AuditFilterBar::daysAgo(int days) const
{
    return QDateTime::fromSecsSinceEpoch(m_clock.now().time_since_epoch().count())
        .date()
        .addDays(-days);
}

void AuditFilterBar::setText(const QString &text)
{
    m_text = text.trimmed();
    m_soon.start();
}

protocol::AuditFilter AuditFilterBar::filter() const
{
    protocol::AuditFilter filter {.kind = m_kind->currentData().toString(),
        .who = m_person->text().trimmed(),
        .text = m_text};
    const int days = m_when->currentData().toInt();
    if (days == Between) {
        filter.since = startOf(std::min(m_from->date(), m_to->date()));
        filter.until = startOf(std::max(m_from->date(), m_to->date()).addDays(1));
    } else if (days != Always) {
        filter.since = startOf(daysAgo(days - 1));
    }
    return filter;
}

bool AuditFilterBar::isSet() const
{
    return m_kind->currentIndex() > 0 || m_when->currentIndex() > 0
        || !m_person->text().trimmed().isEmpty() || !m_text.isEmpty();
}

} // namespace gatehouse::pages
