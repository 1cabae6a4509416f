// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/SettingField.h"

#include "base/Printable.h"
#include "pages/SecretLine.h"
#include "pages/SettingEditor.h"
#include "pages/Tone.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

SettingField::SettingField(models::SettingsDraft &draft, models::SecretKeeper &secrets,
    const protocol::SettingRow &row, QWidget *parent)
    : QFrame(parent)
    , m_draft(draft)
    , m_secrets(secrets)
    , m_name(row.name)
    , m_group(row.group)
    , m_title(makeText(false))
    , m_marks(makeText(false))
    , m_help(makeText(false))
    , m_mistake(makeText(false))
    , m_source(makeText(true))
{
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setText(QString::fromUtf8(row.name));
    m_title->setWordWrap(false);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_marks->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_marks, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 10);
    layout->setSpacing(3);
    layout->addLayout(head);
    layout->addWidget(m_help);
    if (row.secret) {
        m_secret = new SecretLine(row.name, this);
        layout->addWidget(m_secret);
        connect(m_secret, &SecretLine::replacing, this, &SettingField::replacing);
        connect(m_secret, &SecretLine::removing, this, &SettingField::removing);
    } else {
        m_editor = new SettingEditor(row, this);
        layout->addWidget(m_editor);
        connect(m_editor, &SettingEditor::edited, this,
            [this](const QString &value) { m_draft.setValue(m_name, value); });
    }
    layout->addWidget(m_mistake);
    layout->addWidget(m_source);
    setAccessibleName(m_title->text());
}

QLabel *SettingField::makeText(bool isQuiet)
{
    auto *label = new QLabel(this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    if (isQuiet)
        paintText(*label, quietColor(palette()));
    return label;
}

bool SettingField::fits(const QString &text) const
{
    const QStringList said {m_title->text(), m_help->text(), m_group, m_draft.value(m_name)};
    return std::any_of(said.cbegin(), said.cend(),
        [&text](const QString &one) { return one.contains(text, Qt::CaseInsensitive); });
}

void SettingField::update(bool isConnected)
{
    const protocol::SettingRow *row = m_draft.find(m_name);
    if (!row)
        return;
    m_help->setText(base::printable(row->help));
    if (m_editor) {
        m_editor->setFixed(row->fixed);
        m_editor->setValue(m_draft.value(m_name));
        m_source->setText(sourceText(*row));
        m_source->setVisible(!m_source->text().isEmpty());
    } else {
        m_secret->show(*row, m_secrets.known(m_name), m_draft.secretStore(), isConnected);
        m_source->hide();
    }
    showMarks(*row);
    showMistake();
}

void SettingField::showMarks(const protocol::SettingRow &row)
{
    QStringList marks;
    if (m_draft.isChanged(m_name))
        marks.append(tr("Not saved yet"));
    if (row.pending)
        marks.append(tr("Waits for a restart"));
    else if (row.restart)
        marks.append(tr("Takes a restart"));
    m_marks->setText(marks.join(u" · "_s));
    const bool isNews = m_draft.isChanged(m_name) || row.pending;
    paintText(*m_marks, isNews ? toneColor(Tone::Warning, palette()) : quietColor(palette()));
}

void SettingField::showMistake()
{
    const QString mistake = m_draft.mistake(m_name);
    m_mistake->setText(base::printable(mistake));
    m_mistake->setVisible(!mistake.isEmpty());
    paintText(*m_mistake, toneColor(Tone::Bad, palette()));
}

QString SettingField::sourceText(const protocol::SettingRow &row)
{
    QStringList parts;
    if (row.fixed)
        parts.append(
            tr("From %1, which wins over the settings file: change it there.").arg(row.place));
    else if (row.set)
        parts.append(tr("From %1.").arg(row.place));
    if (!row.fixed && row.choices.isEmpty()) {
        if (!row.set && !row.defaultValue.isEmpty())
            parts.append(tr("Default: %1.").arg(row.defaultValue));
        parts.append(tr("Allowed: %1.").arg(row.allowed));
    }
    return base::printable(parts.join(u' '));
}

void SettingField::takeFocus()
{
    if (m_editor)
        m_editor->field()->setFocus(Qt::OtherFocusReason);
    else
        m_secret->setFocus(Qt::OtherFocusReason);
}

void SettingField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_source) {
        paintText(*m_source, quietColor(palette()));
        if (const protocol::SettingRow *row = m_draft.find(m_name)) {
            showMarks(*row);
            showMistake();
        }
    }
    QFrame::changeEvent(event);
}

} // namespace gatehouse::pages
