// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/UnsavedGuard.h"

#include "shell/MainWindow.h"

#include <QApplication>
#include <QSessionManager>
#include <QTimer>

#include <algorithm>

namespace gatehouse::shell {

using pages::Keeping;

namespace {

constexpr std::chrono::milliseconds LookedAgainAfter {100};
/// How long a session takes to end. Nobody says that it goes on after all.
constexpr std::chrono::seconds SessionEndsWithin {30};

/// One window, as both that it is.
struct Keeper
{
    QWidget *widget;
    Keeping *keeping;
};

/// A dialog that is shut is about to be gone; a main window may be in the tray. First what is in
/// front of the others.
QList<Keeper> keepers()
{
    QList<Keeper> all;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *keeping = dynamic_cast<Keeping *>(widget);
        if (keeping && (widget->isVisible() || !qobject_cast<QDialog *>(widget)))
            all.append({widget, keeping});
    }
    std::stable_partition(
        all.begin(), all.end(), [](const Keeper &keeper) { return keeper.widget->isModal(); });
    return all;
}

QWidget *busyWindow()
{
    const QList<Keeper> all = keepers();
    const auto busy = std::find_if(
        all.cbegin(), all.cend(), [](const Keeper &keeper) { return keeper.keeping->isBusy(); });
    return busy == all.cend() ? nullptr : busy->widget;
}

bool wouldLose()
{
    const QList<Keeper> all = keepers();
    return std::any_of(all.cbegin(), all.cend(), [](const Keeper &keeper) {
        return keeper.keeping->isBusy() || keeper.keeping->beforeEnd();
    });
}

/// With the windows that it belongs to, which may be in the tray.
void bringUp(QWidget &window)
{
    if (QWidget *parent = window.parentWidget())
        bringUp(*parent->window());
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

UnsavedGuard::UnsavedGuard()
{
    qApp->installEventFilter(this);
    connect(
        qApp, &QGuiApplication::commitDataRequest, this,
        [this](QSessionManager &manager) {
            if (!holdsSession([&manager] { return manager.allowsInteraction(); }))
                return;
            manager.release();
            manager.cancel();
        },
        Qt::DirectConnection); // or the manager has gone
}

void UnsavedGuard::unlessUnsaved(MainWindow &window, const std::function<void()> &go)
{
    const auto question = window.beforeEnd();
    if (!question)
        return go();
    window.bringUp();
    window.showKept();
    pages::confirm(&window, *question, go);
}

void UnsavedGuard::endUnasked()
{
    if (busyWindow())
        QTimer::singleShot(LookedAgainAfter, qApp, &UnsavedGuard::endUnasked);
    else
        QCoreApplication::exit();
}

bool UnsavedGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != qApp || event->type() != QEvent::Quit)
        return false;
    if (m_sessionEnd.hasExpired())
        end();
    else
        endUnasked();
    return true;
}

bool UnsavedGuard::holdsSession(const std::function<bool()> &mayAsk)
{
    if (!wouldLose())
        return false;
    if (mayAsk()) {
        end();
        return true;
    }
    m_sessionEnd.setRemainingTime(SessionEndsWithin);
    return false;
}

void UnsavedGuard::end()
{
    if (m_question && m_question->isVisible())
        return bringUp(*m_question);
    m_agreed.clear();
    askNext();
}

void UnsavedGuard::askNext()
{
    if (QWidget *busy = busyWindow())
        return bringUp(*busy);
    const QList<Keeper> all = keepers();
    for (const auto &[widget, keeping] : all) {
        const auto question = m_agreed.contains(widget) ? std::nullopt : keeping->beforeEnd();
        if (!question)
            continue;
        bringUp(*widget);
        keeping->showKept();
        const auto agreed = [guard = QPointer(this), window = QPointer(widget)] {
            if (!guard)
                return;
            guard->m_agreed.append(window);
            guard->askNext();
        };
        m_question = pages::confirm(widget, *question, agreed);
        return;
    }
    QCoreApplication::exit();
}

} // namespace gatehouse::shell
