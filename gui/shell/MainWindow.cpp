// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/MainWindow.h"

#include "pages/Icon.h"
#include "pages/NewsDialog.h"
#include "pages/PageTable.h"
#include "pages/RowDelegate.h"
#include "pages/WaitingPanel.h"
#include "shell/AboutDialog.h"
#include "shell/ConnectionBanner.h"

#include <QApplication>
#include <QCloseEvent>
#include <QListWidget>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize LeastSize {880, 580};
constexpr QSize FirstSize {1180, 740};
constexpr int SidebarIcon = 20;

} // namespace

MainWindow::MainWindow(models::LiveData &live)
    : m_live(live)
    , m_banner(new ConnectionBanner(live.server, this))
    , m_above(new QVBoxLayout)
    , m_stack(new QStackedWidget(this))
    , m_pages(pages::pageTable().size())
{
    setWindowTitle(u"Gatehouse"_s);
    setWindowIcon(pages::appIcon());
    setMinimumSize(LeastSize);
    auto *center = new QWidget(this);
    m_above->setContentsMargins(18, 10, 18, 0); // as those of a page
    m_above->addWidget(m_banner);
    m_above->addWidget(new pages::WaitingPanel(live, center));
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addLayout(m_above);
    right->addWidget(m_stack, 1);
    auto *layout = new QHBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeSidebar());
    layout->addLayout(right, 1);
    setCentralWidget(center);
    makeMenus();
    restore();
}

QWidget *MainWindow::makeSidebar()
{
    m_sidebar = new QListWidget(this);
    m_sidebar->setFrameShape(QFrame::NoFrame);
    m_sidebar->setIconSize({SidebarIcon, SidebarIcon});
    m_sidebar->setItemDelegate(new pages::RowDelegate(m_sidebar));
    m_sidebar->setAccessibleName(tr("Pages"));
    m_sidebar->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sidebar->setSpacing(1);
    m_sidebar->viewport()->setBackgroundRole(QPalette::Window);
    for (const pages::PageRow &row : pages::pageTable())
        new QListWidgetItem(pages::icon(row.icon), row.title(), m_sidebar);
    m_sidebar->setFixedWidth(m_sidebar->sizeHintForColumn(0) + SidebarIcon * 2);
    connect(m_sidebar, &QListWidget::currentRowChanged, this, &MainWindow::showRow);
    return m_sidebar;
}

void MainWindow::makeMenus()
{
    m_program = menuBar()->addMenu(tr("&Gatehouse"));
    QAction *retry =
        m_program->addAction(tr("&Connect again"), &m_live.server, &models::LiveServer::retryNow);
    retry->setShortcut(QKeySequence::Refresh);
    m_program->addAction(
        tr("&Notifications…"), this, [this] { pages::openNews(m_live.news, this); });
    m_aboveQuit = m_program->addSeparator();
    QAction *quit = m_program->addAction(tr("&Quit"), qApp, &QApplication::quit);
    quit->setShortcut(QKeySequence::Quit);
    quit->setMenuRole(QAction::QuitRole);
    QMenu *view = menuBar()->addMenu(tr("&View"));
    int number = 0;
    for (const pages::PageRow &row : pages::pageTable()) {
        QAction *action = view->addAction(
            pages::icon(row.icon), row.title(), this, [this, id = row.id] { showPage(id); });
        QList<QKeySequence> keys;
        if (++number <= 10) // the tenth by the key after the nine
            keys.append(QKeySequence(int(Qt::CTRL) + int(Qt::Key_0) + number % 10));
        if (row.id == u"settings")
            keys.append(QKeySequence(int(Qt::CTRL) + int(Qt::Key_Comma)));
        action->setShortcuts(keys);
    }
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *about = help->addAction(tr("&About Gatehouse"), this, [this] {
        auto *dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    about->setMenuRole(QAction::AboutRole);
}

void MainWindow::addToMenu(const QList<QAction *> &actions)
{
    m_program->insertSeparator(m_aboveQuit);
    m_program->insertActions(m_aboveQuit, actions);
}

void MainWindow::setMachine(const QString &name)
{
    setWindowTitle(tr("%1 — Gatehouse").arg(name));
    m_banner->setMachine(name);
}

void MainWindow::addAbove(QWidget *widget)
{
    m_above->insertWidget(0, widget);
}

void MainWindow::addNews(QWidget *widget)
{
    m_above->addWidget(widget);
}

pages::Page *MainWindow::pageAt(int row)
{
    pages::Page *&page = m_pages.at(std::size_t(row));
    if (!page) {
        page = pages::pageTable().at(std::size_t(row)).make(m_live).release();
        m_stack->addWidget(page); // which owns it from now on
        connect(page, &pages::Page::wanted, this,
            qOverload<const QString &, const QString &>(&MainWindow::showPage));
    }
    return page;
}

void MainWindow::showRow(int row)
{
    if (row < 0)
        return;
    m_stack->setCurrentWidget(pageAt(row));
}

void MainWindow::showPage(const QString &id)
{
    const auto &table = pages::pageTable();
    for (std::size_t row = 0; row < table.size(); ++row) {
        if (table.at(row).id == id)
            m_sidebar->setCurrentRow(int(row));
    }
}

void MainWindow::showPage(const QString &id, const QString &filter)
{
    showPage(id);
    if (currentPage() == id)
        pageAt(m_sidebar->currentRow())->setFilter(filter);
}

QString MainWindow::currentPage() const
{
    const int row = m_sidebar->currentRow();
    return row < 0 ? QString() : pages::pageTable().at(std::size_t(row)).id;
}

int MainWindow::unsavedChanges() const
{
    int changes = 0;
    for (const pages::Page *page : m_pages)
        changes += page ? page->unsavedChanges() : 0;
    return changes;
}

void MainWindow::discardChanges()
{
    for (pages::Page *page : m_pages) {
        if (page)
            page->discardChanges();
    }
}

std::optional<pages::Question> MainWindow::beforeEnd() const
{
    const int changes = unsavedChanges();
    if (changes == 0)
        return std::nullopt;
    return pages::Question {.title = tr("Unsaved settings"),
        .text = tr("Lose %n change(s) that are not saved?", nullptr, changes),
        .consequence =
            tr("They stand on the page Settings. Save them there, or leave without them; "
               "the server goes on as it is."),
        .verb = tr("Leave without saving")};
}

void MainWindow::showKept()
{
    showPage(u"settings"_s);
}

void MainWindow::bringUp()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::restore()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value(u"window/geometry"_s).toByteArray()))
        resize(FirstSize);
    showPage(settings.value(u"window/page"_s).toString());
    if (m_sidebar->currentRow() < 0)
        m_sidebar->setCurrentRow(0);
}

void MainWindow::remember()
{
    QSettings settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    settings.setValue(u"window/page"_s, currentPage());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_staysInTray) { // UnsavedGuard asks
        event->ignore();
        return QApplication::quit();
    }
    remember();
    QMainWindow::closeEvent(event);
    Q_EMIT wentToTray();
}

bool MainWindow::event(QEvent *event)
{
    const bool isHandled = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !m_wasPainted) {
        m_wasPainted = true;
        Q_EMIT firstShown();
    }
    return isHandled;
}

} // namespace gatehouse::shell
