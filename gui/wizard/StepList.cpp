// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/StepList.h"

#include "pages/Icon.h"
#include "pages/Tone.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;
using pages::Tone;

namespace {

constexpr int IconSize = 18;

QString iconOf(StepList::State state)
{
    switch (state) {
    case StepList::State::Waiting:
    case StepList::State::Running:
        return u"waiting"_s;
    case StepList::State::Good:
        return pages::toneIcon(Tone::Good);
    case StepList::State::Warning:
        return pages::toneIcon(Tone::Warning);
    case StepList::State::Bad:
        return pages::toneIcon(Tone::Bad);
    }
    Q_UNREACHABLE();
}

QColor colorOf(StepList::State state, const QPalette &palette)
{
    switch (state) {
    case StepList::State::Waiting:
        return pages::quietColor(palette);
    case StepList::State::Running:
        return pages::toneColor(Tone::Plain, palette);
    case StepList::State::Good:
        return pages::toneColor(Tone::Good, palette);
    case StepList::State::Warning:
        return pages::toneColor(Tone::Warning, palette);
    case StepList::State::Bad:
        return pages::toneColor(Tone::Bad, palette);
    }
    Q_UNREACHABLE();
}

QString wordOf(StepList::State state)
{
    switch (state) {
    case StepList::State::Waiting:
        return StepList::tr("not begun");
    case StepList::State::Running:
        return StepList::tr("under way");
    case StepList::State::Good:
        return StepList::tr("done");
    case StepList::State::Warning:
        return StepList::tr("done, with a warning");
    case StepList::State::Bad:
        return StepList::tr("failed");
    }
    Q_UNREACHABLE();
}

} // namespace

StepList::StepList(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setColumnStretch(1, 1);
    m_layout->setHorizontalSpacing(10);
}

void StepList::addStep(const QString &id, const QString &text)
{
    const Row row {id, text, State::Waiting, new QLabel(this), new QLabel(this)};
    row.label->setWordWrap(true);
    row.label->setTextFormat(Qt::PlainText);
    const int number = int(m_rows.size());
    m_layout->addWidget(row.icon, number, 0, Qt::AlignTop);
    m_layout->addWidget(row.label, number, 1);
    m_rows.append(row);
    show(id, State::Waiting);
}

void StepList::show(const QString &id, State state, const QString &more)
{
    for (Row &row : m_rows) {
        if (row.id != id)
            continue;
        row.state = state;
        row.label->setText(more.isEmpty() ? row.text : u"%1 %2"_s.arg(row.text, more));
        // What the icon says, for those who do not see it.
        row.label->setAccessibleName(u"%1: %2"_s.arg(wordOf(state), row.label->text()));
        draw(row);
    }
}

StepList::State StepList::state(const QString &id) const
{
    for (const Row &row : m_rows) {
        if (row.id == id)
            return row.state;
    }
    return State::Waiting;
}

void StepList::reset()
{
    const QList<Row> rows = m_rows;
    for (const Row &row : rows)
        show(row.id, State::Waiting);
}

void StepList::draw(const Row &row) const
{
    row.icon->setPixmap(pages::iconPixmap(
        iconOf(row.state), colorOf(row.state, palette()), IconSize, devicePixelRatioF()));
}

void StepList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        for (const Row &row : std::as_const(m_rows))
            draw(row);
    }
    QWidget::changeEvent(event);
}

} // namespace gatehouse::wizard
