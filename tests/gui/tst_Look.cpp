// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/DarkPalette.h"
#include "gui/Scene.h"
#include "models/ListModels.h"
#include "pages/AttemptsPage.h"
#include "pages/FindingCard.h"
#include "pages/RoomyStyle.h"
#include "pages/RowsView.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QImage>
#include <QPushButton>
#include <QTest>

using namespace gatehouse;
using namespace gatehouse::test;

/// What is drawn, and how much room it takes.
class tst_Look : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheTextOfAButtonAir();
    void setsTheTitleOfANumberOverIt();
    void outlinesAnEmptyBoxOnADarkGround();
    void tellsWhatWentWrongInNoMoreRoomThanItTakes();

private:
    /// The last column of \a part of \a widget in which something stands on its ground.
    static int lastInk(QWidget &widget, const QRect &part);

    pages::RoomyStyle m_style;
};

int tst_Look::lastInk(QWidget &widget, const QRect &part)
{
    const QImage image = widget.grab(part).toImage();
    for (int x = image.width() - 1; x >= 0; --x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixelColor(x, y).lightnessF() < 0.4F)
                return x;
        }
    }
    return -1;
}

void tst_Look::givesTheTextOfAButtonAir()
{
    QPushButton button(u"A text that is longer than the least width of a button"_s);
    button.setStyle(&m_style);
    QVERIFY(
        button.sizeHint().width() >= button.fontMetrics().horizontalAdvance(button.text()) + 20);
}

void tst_Look::setsTheTitleOfANumberOverIt()
{
    models::PeopleModel people;
    people.setRows({{.user = "u", .person = u"Ann"_s, .sessions = 8}});
    pages::RowsView view(u"People"_s);
    view.setStyle(&m_style);
    view.header()->setStyle(&m_style);
    view.setModel(&people);
    view.resize(700, 200);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    constexpr int Sessions = 3;
    const QRect cell = view.visualRect(people.index(0, Sessions));
    const int number = lastInk(*view.viewport(), cell);
    const QRect inside(view.header()->sectionViewportPosition(Sessions) + 2, 3, cell.width() - 6,
        view.header()->height() - 6); // without the lines between the titles
    const int title = lastInk(*view.header()->viewport(), inside) + 2;
    QVERIFY(number > 0 && title > 2);
    QVERIFY2(qAbs(number - title) <= 1, qPrintable(u"%1 over %2"_s.arg(title).arg(number)));
}

void tst_Look::outlinesAnEmptyBoxOnADarkGround()
{
    const QPalette dark = darkPalette();
    QCheckBox box;
    box.setStyle(&m_style);
    box.setPalette(dark);
    box.resize(box.sizeHint());
    const QImage image = box.grab().toImage();
    const float ground = dark.color(QPalette::Window).lightnessF();
    bool isSeen = false;
    for (int x = 0; x < image.width(); ++x)
        isSeen = isSeen || image.pixelColor(x, image.height() / 2).lightnessF() > ground + 0.2F;
    QVERIFY(isSeen);
}

// It was chosen before the pane beside the table had its width.
void tst_Look::tellsWhatWentWrongInNoMoreRoomThanItTakes()
{
    Scene scene;
    scene.startServer();
    scene.tryToConnect();
    scene.connectApp();
    scene.showPage(u"attempts"_s, {1180, 740});
    const auto *page = scene.visible<pages::AttemptsPage>();
    auto *table = page->findChild<QTreeView *>();
    const auto choose = [table] { table->setCurrentIndex(table->model()->index(2, 0)); };
    connect(table->model(), &QAbstractItemModel::rowsInserted, table, choose);
    connect(table->model(), &QAbstractItemModel::modelReset, table, choose);
    QTRY_COMPARE(table->model()->rowCount(), 6);
    scene.askForApproval(); // which moves everything
    QTRY_COMPARE(scene.live->lists.approvals.rowCount(), 1);
    QTRY_COMPARE(page->findChildren<pages::FindingCard *>().size(), 1);
    const auto *card = page->findChild<pages::FindingCard *>();
    QTRY_COMPARE(card->height(), card->heightForWidth(card->width()));
}

QTEST_MAIN(tst_Look)
#include "tst_Look.moc"
