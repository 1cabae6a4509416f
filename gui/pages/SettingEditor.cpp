// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/SettingEditor.h"

#include "pages/Icon.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What has room where it is to be typed; all of it stands below.
QString shortDefault(const protocol::SettingRow &row)
{
    constexpr int Most = 40;
    return row.defaultValue.size() <= Most ? row.defaultValue : SettingEditor::tr("Default");
}

} // namespace

SettingEditor::SettingEditor(const protocol::SettingRow &row, QWidget *parent)
    : QWidget(parent)
    , m_reset(new QToolButton(this))
{
    if (!row.choices.isEmpty())
        makeChoice(row);
    else if (row.value.contains(u'\n')) // which a line would lose
        makeText(row);
    else
        makeLine(row);
    const QString name = QString::fromUtf8(row.name);
    field()->setAccessibleName(name);
    m_reset->setIcon(icon(u"undo"_s));
    m_reset->setAutoRaise(true);
    m_reset->setToolTip(tr("Back to the default"));
    m_reset->setAccessibleName(tr("%1: back to the default").arg(name));
    m_reset->setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(policy);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(field(), 1);
    layout->addWidget(m_reset, 0, Qt::AlignTop);
    connect(m_reset, &QToolButton::clicked, this, [this] {
        field()->setFocus(); // the button goes
        setValue({});
        Q_EMIT edited({});
    });
    updateReset();
}

void SettingEditor::makeChoice(const protocol::SettingRow &row)
{
    m_choice = new QComboBox(this);
    m_choice->addItem(
        row.defaultValue.isEmpty() ? tr("Default") : tr("Default: %1").arg(row.defaultValue),
        QString());
    for (const QByteArray &word : row.choices)
        m_choice->addItem(QString::fromUtf8(word), QString::fromUtf8(word));
    m_choice->setFocusPolicy(Qt::StrongFocus);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->installEventFilter(this);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &SettingEditor::tell);
}

void SettingEditor::makeText(const protocol::SettingRow &row)
{
    constexpr int ShownLines = 4;
    m_text = new QPlainTextEdit(this);
    m_text->setPlaceholderText(shortDefault(row));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * (ShownLines + 1));
    connect(m_text, &QPlainTextEdit::textChanged, this, &SettingEditor::tell);
}

void SettingEditor::makeLine(const protocol::SettingRow &row)
{
    m_line = new QLineEdit(this);
    m_line->setPlaceholderText(shortDefault(row));
    connect(m_line, &QLineEdit::textChanged, this, &SettingEditor::tell);
}

QWidget *SettingEditor::field() const
{
    if (m_choice)
        return m_choice;
    return m_text ? static_cast<QWidget *>(m_text) : m_line;
}

QString SettingEditor::value() const
{
    if (m_choice)
        return m_choice->currentData().toString();
    return m_text ? m_text->toPlainText() : m_line->text();
}

void SettingEditor::setValue(const QString &value)
{
    if (value == this->value())
        return updateReset(); // where somebody is typing, the cursor stays
    const QSignalBlocker quiet(field());
    if (m_choice) {
        if (m_choice->findData(value) < 0)
            m_choice->addItem(value, value);
        m_choice->setCurrentIndex(m_choice->findData(value));
    } else if (m_text) {
        m_text->setPlainText(value);
    } else {
        m_line->setText(value);
        m_line->setCursorPosition(0);
    }
    updateReset();
}

void SettingEditor::setFixed(bool isFixed)
{
    m_isFixed = isFixed;
    if (m_choice)
        m_choice->setEnabled(!isFixed);
    else if (m_text)
        m_text->setReadOnly(isFixed);
    else
        m_line->setReadOnly(isFixed);
    updateReset();
}

void SettingEditor::tell()
{
    updateReset();
    Q_EMIT edited(value());
}

void SettingEditor::updateReset()
{
    m_reset->setVisible(!m_isFixed && !value().isEmpty());
}

/// Who scrolls through the page changes nothing.
bool SettingEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel || field()->hasFocus())
        return QWidget::eventFilter(watched, event);
    event->ignore();
    return true;
}

} // namespace gatehouse::pages
