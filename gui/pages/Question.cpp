// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/Question.h"

#include "base/Printable.h"
#include "pages/Icon.h"
#include "pages/Tone.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int IconSize = 40;

void takeBackFormer(const QWidget &window)
{
    for (auto *box : window.findChildren<QMessageBox *>(u"question"_s)) {
        if (box->isVisible() && box->parentWidget()->window() == &window)
            box->reject();
    }
}

} // namespace

QMessageBox *confirm(QWidget *parent, const Question &question, std::function<void()> yes)
{
    takeBackFormer(*parent->window());
    auto *box = new QMessageBox(parent);
    box->setObjectName(u"question"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(iconPixmap(toneIcon(Tone::Warning), toneColor(Tone::Warning, box->palette()),
        IconSize, box->devicePixelRatioF()));
    box->setTextFormat(Qt::PlainText); // names are what others say they are
    box->setWindowTitle(question.title);
    box->setText(base::printable(question.text));
    box->setInformativeText(question.consequence);
    auto *verb = box->addButton(question.verb, QMessageBox::DestructiveRole);
    verb->setObjectName(u"yes"_s);
    auto *keep = box->addButton(QCoreApplication::translate("gatehouse::pages::Question", "Cancel"),
        QMessageBox::RejectRole);
    keep->setObjectName(u"no"_s);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    QObject::connect(verb, &QPushButton::clicked, parent, [yes = std::move(yes)] { yes(); });
    box->open();
    return box;
}

} // namespace gatehouse::pages
