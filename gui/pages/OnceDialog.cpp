// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/OnceDialog.h"

#include "pages/Notice.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gatehouse::pages {

OnceDialog::OnceDialog(const QString &title, models::LiveData &live, QWidget *parent)
    : QDialog(parent)
    , m_live(live)
    , m_notice(new Notice(Notice::Closing::ByHand, this))
    , m_steps(new QStackedWidget(this))
    , m_buttons(new QDialogButtonBox(this))
{
    setWindowTitle(title);
    m_create = m_buttons->addButton(tr("Create"), QDialogButtonBox::AcceptRole);
    QPushButton *cancel = m_buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_notice);
    layout->addWidget(m_steps, 1);
    layout->addWidget(m_buttons);
    m_create->setDefault(true);
    connect(m_create, &QPushButton::clicked, this, &OnceDialog::create);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void OnceDialog::setForm(QWidget *form)
{
    m_steps->addWidget(form);
}

void OnceDialog::reject()
{
    if (m_state == State::Typing)
        QDialog::reject();
}

std::optional<Question> OnceDialog::beforeEnd() const
{
    if (m_state != State::ShownSecret)
        return std::nullopt;
    return Question {.title = windowTitle(),
        .text = tr("Quit without having copied it?"),
        .consequence = tr("It is shown this once, and nothing gives it back."),
        .verb = tr("Quit")};
}

void OnceDialog::setMaking(bool isMaking)
{
    m_state = isMaking ? State::Making : State::Typing;
    for (QAbstractButton *button : m_buttons->buttons())
        button->setEnabled(!isMaking);
}

void OnceDialog::showOnce(QWidget *page, const QString &sentence, Made made)
{
    while (QWidget *form = m_steps->widget(0))
        m_steps->removeWidget(form);
    m_steps->addWidget(page);
    const bool hasSecret = made == Made::WithSecret;
    m_notice->say(hasSecret ? Tone::Warning : Tone::Good, sentence);
    m_state = hasSecret ? State::ShownSecret : State::Shown;
    m_buttons->clear();
    QPushButton *done = m_buttons->addButton(tr("I have copied it"), QDialogButtonBox::AcceptRole);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    layout()->activate();
    resize(width(), layout()->totalHeightForWidth(width())); // it says less than the form asked
}

} // namespace gatehouse::pages
