// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/FullScene.h"

#include <QScrollArea>
#include <QTest>

namespace gatehouse::test {

std::unique_ptr<Scene> fullScene(const QString &page)
{
    auto scene = std::make_unique<Scene>();
    scene->startServer();
    scene->openSessions(40);
    scene->connectApp();
    scene->trouble();
    scene->askForApproval(u"A client with a name that is longer than one would like it to be"_s);
    scene->makeTokens();
    scene->examine();
    scene->tryToConnect();
    scene->showPage(page);
    if (page == u"doctor"_s || page == u"settings"_s) {
        if (!QTest::qWaitFor([&] { return scene->visible<QScrollArea>(); }))
            qFatal("The page stays empty.");
    } else {
        if (!QTest::qWaitFor([&] { return scene->table(); }))
            qFatal("The page has no rows.");
        scene->table()->setCurrentIndex(scene->table()->model()->index(0, 0));
    }
    if (!QTest::qWaitFor([&] { return scene->live->lists.approvals.rowCount() == 1; }))
        qFatal("Nobody waits.");
    QCoreApplication::processEvents();
    return scene;
}

} // namespace gatehouse::test
