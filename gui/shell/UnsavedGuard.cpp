// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/UnsavedGuard.h"

#include "pages/Question.h"
#include "shell/MainWindow.h"

#include <QApplication>
#include <QMessageBox>

#include <algorithm>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isAsked(const MainWindow &window)
{
    const auto boxes = window.findChildren<QMessageBox *>(u"question"_s);
    return std::any_of(
        boxes.cbegin(), boxes.cend(), [](const auto *box) { return box->isVisible(); });
}

} // namespace

void UnsavedGuard::unlessUnsaved(MainWindow &window, const std::function<void()> &go)
{
    const int changes = window.unsavedChanges();
    if (changes == 0)
        return go();
    window.bringUp();
    if (isAsked(window))
        return;
    window.showPage(u"settings"_s);
    const pages::Question question {.title = tr("Unsaved settings"),
        .text = tr("Lose %n change(s) that are not saved?", nullptr, changes),
        .consequence =
            tr("They stand on the page Settings. Save them there, or leave without them; "
               "the server goes on as it is."),
        .verb = tr("Leave without saving")};
    pages::confirm(&window, question, go);
}

UnsavedGuard::UnsavedGuard()
{
    qApp->installEventFilter(this);
}

bool UnsavedGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != qApp || event->type() != QEvent::Quit)
        return false;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *window = qobject_cast<MainWindow *>(widget);
        if (!window || window->unsavedChanges() == 0)
            continue;
        unlessUnsaved(*window, [window] {
            window->discardChanges();
            QApplication::quit();
        });
        return true;
    }
    return false;
}

} // namespace gatehouse::shell
