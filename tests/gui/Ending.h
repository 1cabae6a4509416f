// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/Scene.h"

#include <QApplication>
#include <QEventLoop>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include <functional>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

/// Leaves one setting changed and not saved, once the app of \a scene has them.
inline void changeASetting(Scene &scene)
{
    scene.showPage(u"settings"_s);
    QTRY_VERIFY(scene.named<QLineEdit>(u"OAUTH_CLIENT_ID"_s));
    scene.named<QLineEdit>(u"OAUTH_CLIENT_ID"_s)->setText(u"another"_s);
    QCOMPARE(scene.window->unsavedChanges(), 1);
}

/// Whether the program has been told to end; while inLoop().
inline bool isEnding()
{
    QEventLoop loop;
    QTimer::singleShot(0, &loop, &QEventLoop::quit);
    return loop.exec() < 0; // none is begun any more
}

/// Has \a story happen while the program runs: outside of its loop it cannot be quit. Whether it
/// ended by that.
inline bool inLoop(const std::function<void()> &story)
{
    bool hasEnded = false;
    QTimer::singleShot(0, qApp, [&] {
        story();
        hasEnded = isEnding();
        QCoreApplication::exit();
    });
    QApplication::exec();
    return hasEnded;
}

/// What is being asked anywhere.
inline QList<QMessageBox *> questions()
{
    QList<QMessageBox *> asked;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *box = qobject_cast<QMessageBox *>(widget);
        if (box && box->isVisible() && box->objectName() == u"question")
            asked.append(box);
    }
    return asked;
}

/// Of the only question; else how many there are.
inline QString askedText()
{
    const auto asked = questions();
    return asked.size() == 1 ? asked.first()->text() : QString::number(asked.size());
}

/// Presses the button \a name of the only question.
inline bool answer(const QString &name)
{
    const auto asked = questions();
    if (asked.size() != 1)
        return false;
    asked.first()->findChild<QPushButton *>(name)->click();
    return true;
}

} // namespace gatehouse::test
