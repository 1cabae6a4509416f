// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/SetupPage.h"

#include "pages/QuietLabel.h"
#include "wizard/DraftSettings.h"

#include <QButtonGroup>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace gatehouse::wizard {

using namespace Qt::Literals::StringLiterals;

SetupPage::SetupPage(Context &context, const QString &title, const QString &subtitle)
    : m_context(context)
    , m_body(new QVBoxLayout)
    , m_notice(new pages::Notice(pages::Notice::Closing::ByItself, this))
{
    setTitle(title);
    setSubTitle(subtitle);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    m_body->setSpacing(6);
    layout->addLayout(m_body, 1);
    layout->addWidget(m_notice);
}

void SetupPage::initializePage()
{
    sayNothing();
    load();
}

void SetupPage::cleanupPage()
{
    sayNothing();
    save();
}

bool SetupPage::validatePage()
{
    save();
    const QString sentence = problem();
    if (sentence.isEmpty()) {
        sayNothing();
        return true;
    }
    say(pages::Tone::Warning, sentence);
    return false;
}

QString SetupPage::mistakeOf(const QByteArrayList &names)
{
    return mistakesIn(draft(), means().service.places(), names).value(0);
}

QRadioButton *addChoice(QVBoxLayout &layout, QButtonGroup &group, int id, const QString &text,
    const QString &explanation)
{
    auto *button = new QRadioButton(text);
    button->setAccessibleDescription(explanation);
    group.addButton(button, id);
    layout.addWidget(button);
    if (!explanation.isEmpty()) {
        auto *label = new pages::QuietLabel(explanation);
        label->setWordWrap(true);
        label->setContentsMargins(ChoiceIndent, 0, 0, 4);
        layout.addWidget(label);
    }
    return button;
}

QLabel *makeText(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setOpenExternalLinks(true);
    return label;
}

} // namespace gatehouse::wizard
