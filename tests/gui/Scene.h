// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/AdminRig.h"
#include "models/LiveData.h"
#include "shell/MainWindow.h"

#include <QPushButton>
#include <QTreeView>

namespace gatehouse::test {

/// What a screen reader calls it: its own name, its text, or the label beside it.
QString nameOf(const QWidget &widget);

/// A server with people, clients and sessions as a team has them, and the app that watches it.
class Scene
{
public:
    Scene();
    ~Scene();

    AdminRig rig;
    std::unique_ptr<models::LiveData> live;
    std::unique_ptr<shell::MainWindow> window;

    /// So many sessions of six people with five clients.
    void openSessions(int count);
    /// A registered client that waits to be allowed; its code.
    QByteArray askForApproval(const QString &name = u"Windsurf"_s);
    /// A theft, a refused sign-in, a provider that is down.
    void trouble();
    /// Personal access tokens of three people; for openSessions().
    void makeTokens();
    /// What the doctor has found on a server that has its troubles.
    void examine();
    /// Clients that came in, and such that did not, each for a reason of its own.
    void tryToConnect();
    /// An hour of requests.
    void traffic();
    void startServer();
    /// The app is there and knows how things stand.
    void connectApp();
    /// The app is there and there is no server.
    void loseServer();
    /// In the window, at its smallest.
    void showPage(const QString &id, QSize size = {});
    /// The window has the keyboard.
    void activate() const;
    /// The first one that is seen.
    template <typename Widget> Widget *visible() const
    {
        for (Widget *widget : window->findChildren<Widget *>()) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    /// Of the page that is shown, by what it says.
    QPushButton *button(const QString &text) const;
    /// False when it is not there or does not work.
    bool press(const QString &text) const;
    /// What is said about the selected row.
    QStringList details() const;
    /// The table of the page that is shown.
    QTreeView *table() const;
    /// Selects the row in whose first column \a text stands.
    bool select(const QString &text) const;
    /// Presses the button \a name of the question that is asked; false when none is.
    bool answerQuestion(const QString &name) const;
    /// What the notice of the page says.
    QString notice() const;
    /// The field of the page that is shown, by what it is called for those who do not see it.
    template <typename Widget> Widget *named(const QString &name) const
    {
        for (Widget *widget : window->findChildren<Widget *>()) {
            if (widget->isVisible() && widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }

    /// Everything that is remembered between two starts goes to a folder of this test alone.
    static void forgetSettings();
};

} // namespace gatehouse::test
