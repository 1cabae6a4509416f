// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/DeskBench.h"
#include "pages/Notice.h"
#include "pages/WaitingPanel.h"
#include "shell/Languages.h"

#include <QApplication>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

/// Who waits, above the pages of the window: nobody is let in by a press that was meant for
/// another.
class tst_Waiting : public QObject, protected DeskBench
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { tearDown(); }

    void newsDoNotMoveIt();
    void cannotBePressedRightAfterItHasMoved();
    void keepsItsQuestionWhenTheAnswerFails();
    void theKeyboardStaysWhereItWas();
    void theKeyboardIsNotLostWithItsClient();

private:
    pages::WaitingPanel &panel() const
    {
        return *m_desk->window.findChild<pages::WaitingPanel *>();
    }
    /// Null when there is none of that client.
    QPushButton *button(const QString &name) const
    {
        for (auto *one : panel().findChildren<QPushButton *>()) {
            if (one->isVisible() && one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    bool canPress(const QString &name) const { return button(name) && button(name)->isEnabled(); }
    QPoint placeOf(const QString &name) const
    {
        return button(name)->mapTo(&m_desk->window, button(name)->rect().center());
    }
    void denyFirstWhileOn(const QString &name);
    void denyElsewhere(const QByteArray &code) const
    {
        RawAdmin other = rig().client();
        QVERIFY(other.ask("clients.deny", R"({"code":")" + code + R"("})").contains("result"_L1));
    }
};

void tst_Waiting::initTestCase()
{
    Scene::forgetSettings();
    shell::speak(QLocale(QLocale::English, QLocale::UnitedStates), *qApp);
}

void tst_Waiting::init()
{
    setUp();
    begin({u"body"_s}); // so that news come into the window
    m_desk->window.showPage(u"settings"_s);
    m_desk->bringUp();
    QVERIFY(QTest::qWaitForWindowActive(&m_desk->window));
}

void tst_Waiting::newsDoNotMoveIt()
{
    m_scene->askForApproval(u"Zed"_s);
    QTRY_VERIFY(canPress(u"Allow Zed"_s));
    const QPoint place = placeOf(u"Allow Zed"_s);
    steal(1);
    QTRY_VERIFY(inWindow().startsWith(u"A token was stolen. "_s));
    QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCOMPARE(placeOf(u"Allow Zed"_s), place);
}

void tst_Waiting::cannotBePressedRightAfterItHasMoved()
{
    const QByteArray first = m_scene->askForApproval(u"First"_s);
    m_scene->askForApproval(u"Second"_s);
    QTRY_VERIFY(canPress(u"Allow First"_s) && canPress(u"Allow Second"_s));
    const QPoint place = placeOf(u"Allow First"_s);
    denyElsewhere(first);
    QTRY_VERIFY(!button(u"Allow First"_s) && button(u"Allow Second"_s));
    QTRY_COMPARE(placeOf(u"Allow Second"_s), place);
    QVERIFY(!canPress(u"Allow Second"_s) && !canPress(u"Deny Second"_s));
    QTest::mouseClick(button(u"Allow Second"_s), Qt::LeftButton);
    QTRY_VERIFY(canPress(u"Allow Second"_s));
    QCOMPARE(rig().approval.waiting().size(), 1);
    QTest::mouseClick(button(u"Allow Second"_s), Qt::LeftButton);
    QTRY_VERIFY(rig().approval.waiting().isEmpty());
}

void tst_Waiting::keepsItsQuestionWhenTheAnswerFails()
{
    const QByteArray code = m_scene->askForApproval(u"Zed"_s);
    QTRY_VERIFY(canPress(u"Allow Zed"_s));
    const auto *notice = panel().findChild<pages::Notice *>();
    const QString question = notice->text();
    QVERIFY(question.contains(QString::fromUtf8(code)));
    rig().store.failNextVerb();
    button(u"Allow Zed"_s)->click();
    QTRY_VERIFY(notice->text() != question);
    QVERIFY2(notice->text().endsWith(u' ' + question), qPrintable(notice->text()));
}

void tst_Waiting::theKeyboardStaysWhereItWas()
{
    denyFirstWhileOn(u"Allow Second"_s);
    QVERIFY(button(u"Allow Second"_s)->hasFocus());
}

void tst_Waiting::theKeyboardIsNotLostWithItsClient()
{
    denyFirstWhileOn(u"Allow First"_s);
    QVERIFY(button(u"Deny Second"_s)->hasFocus());
}

/// Two wait, the keyboard is on a button, and the first is answered elsewhere.
void tst_Waiting::denyFirstWhileOn(const QString &name)
{
    const QByteArray first = m_scene->askForApproval(u"First"_s);
    m_scene->askForApproval(u"Second"_s);
    QTRY_VERIFY(canPress(name));
    button(name)->setFocus();
    denyElsewhere(first);
    QTRY_VERIFY(!button(u"Allow First"_s));
    QTRY_VERIFY(canPress(u"Allow Second"_s));
}

QTEST_MAIN(tst_Waiting)
#include "tst_Waiting.moc"
