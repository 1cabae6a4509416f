// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LiveData.h"
#include "pages/Keeping.h"

#include <QMainWindow>

class QListWidget;
class QMenu;
class QStackedWidget;
class QVBoxLayout;

namespace gatehouse::pages {
class Page;
}

/// The program around the pages: the window, the tray, one instance, languages, start and end. The
/// only place of the app that knows everybody.
namespace gatehouse::shell {

class ConnectionBanner;

/// The window: a sidebar of pages, above them what concerns all of them. Keeps a reference to what
/// it shows.
class MainWindow : public QMainWindow, public pages::Keeping
{
    Q_OBJECT
public:
    explicit MainWindow(models::LiveData &live);

    /// By the id of pages::pageTable().
    void showPage(const QString &id);
    void showPage(const QString &id, const QString &filter);
    QString currentPage() const;
    /// In front of the person, wherever it was.
    void bringUp();
    /// Closing it leaves the program running, since the tray brings it back; else it ends it.
    void setStaysInTray(bool stays) { m_staysInTray = stays; }
    /// Into the menu of the program, above its end.
    void addToMenu(const QList<QAction *> &actions);
    /// Whose server it shows, when that is not of this machine.
    void setMachine(const QString &name);
    /// What the person has typed on its pages and the server has not been told.
    int unsavedChanges() const;
    void discardChanges();
    std::optional<pages::Question> beforeEnd() const override;
    void showKept() override;
    /// Above all pages, before everything else there.
    void addAbove(QWidget *widget);
    /// Above all pages, below everything else there: what comes and goes moves no button.
    void addNews(QWidget *widget);
    /// Its place and its page, for the next one.
    void remember();
    /// What says that there is no server.
    ConnectionBanner &banner() { return *m_banner; }

Q_SIGNALS:
    /// It has been closed and the program goes on.
    void wentToTray();
    /// For the first time there is something to see.
    void firstShown();

protected:
    void closeEvent(QCloseEvent *event) override;
    bool event(QEvent *event) override;

private:
    QWidget *makeSidebar();
    void makeMenus();
    void showRow(int row);
    pages::Page *pageAt(int row);
    void restore();

    models::LiveData &m_live;
    ConnectionBanner *m_banner;
    QMenu *m_program = nullptr;
    QAction *m_aboveQuit = nullptr;
    QVBoxLayout *m_above;
    QListWidget *m_sidebar = nullptr;
    QStackedWidget *m_stack = nullptr;
    std::vector<pages::Page *> m_pages; ///< made when first seen
    bool m_staysInTray = false;
    bool m_wasPainted = false;
};

} // namespace gatehouse::shell
