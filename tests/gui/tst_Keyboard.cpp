// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/FullScene.h"
#include "pages/PageTable.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

/// Every page as people use it who see no screen or have no mouse.
class tst_Keyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Scene::forgetSettings(); }
    void everyWidgetHasAName_data() { everyPage(); }
    void everyWidgetHasAName();
    void tabReachesEverything_data() { everyPage(); }
    void tabReachesEverything();
    void thePagesByTheirShortcuts();

private:
    static void everyPage();
};

void tst_Keyboard::everyPage()
{
    QTest::addColumn<QString>("page");
    for (const pages::PageRow &row : pages::pageTable())
        QTest::newRow(row.id.toUtf8()) << row.id;
}

void tst_Keyboard::everyWidgetHasAName()
{
    QFETCH(QString, page);
    const auto shown = fullScene(page);
    int count = 0;
    for (const QWidget *widget : shown->window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        ++count;
        QVERIFY2(!nameOf(*widget).isEmpty(), widget->metaObject()->className());
    }
    QVERIFY(count > 3);
}

/// Whoever has no mouse comes to all that takes a key, and out of it again.
void tst_Keyboard::tabReachesEverything()
{
    QFETCH(QString, page);
    const auto shown = fullScene(page);
    shown->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(shown->window.get()));
    auto *sidebar = shown->window->findChild<QListWidget *>();
    sidebar->setFocus();
    QSet<QWidget *> reached;
    for (int i = 0; i < 120; ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (QApplication::focusWidget() == sidebar)
            break;
    }
    QCOMPARE(QApplication::focusWidget(), sidebar); // the way round
    for (QWidget *widget : shown->window->findChildren<QWidget *>()) {
        const bool takesKeys = widget->isVisible() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->focusProxy();
        if (takesKeys)
            QVERIFY2(reached.contains(widget),
                qPrintable(u"%1 “%2” is not reached"_s.arg(
                    QString::fromLatin1(widget->metaObject()->className()), nameOf(*widget))));
    }
}

void tst_Keyboard::thePagesByTheirShortcuts()
{
    const auto shown = fullScene(u"overview"_s);
    shown->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(shown->window.get()));
    int number = 0;
    for (const pages::PageRow &row : pages::pageTable()) {
        const auto key = Qt::Key(int(Qt::Key_0) + ++number % 10);
        if (number > 10)
            break; // there are no more digits
        QTest::keyClick(shown->window.get(), key, Qt::ControlModifier);
        QCOMPARE(shown->window->currentPage(), row.id);
    }
    QTest::keyClick(shown->window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(shown->window->currentPage(), u"settings"_s);
    shown->window->showPage(u"sessions"_s);
    shown->table()->setFocus();
    QTest::keySequence(shown->table(), QKeySequence::Find);
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
}

QTEST_MAIN(tst_Keyboard)
#include "tst_Keyboard.moc"
