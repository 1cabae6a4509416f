// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/FakeProvider.h"
#include "gui/Scene.h"
#include "models/LiveData.h"
#include "shell/MainWindow.h"
#include "shell/ServerControl.h"
#include "support/Somebody.h"
#include "wizard/SetupWizard.h"
#include "wizard/StepList.h"

#include <QPushButton>

namespace gatehouse::test {

/// One page of the set-up in one state.
struct SetUpScene
{
    QString name;
    wizard::SetupWizard::PageId page;
    wizard::Draft draft;
    bool goesOn = false; ///< presses Next, which says what is missing
};
/// All that can be shown without a server.
QList<SetUpScene> setUpScenes();

/// The app as somebody has it who starts it for the first time: nothing set up, the real server
/// beside it, and a browser that knows one account.
class FirstRun
{
public:
    FirstRun();
    ~FirstRun();

    /// The app looks for a server, finds none, and opens the set-up.
    void begin();
    wizard::SetupWizard &setUp() const { return *control->setUp(); }
    /// The set-up as \a scene has it.
    std::unique_ptr<wizard::SetupWizard> opened(const SetUpScene &scene);
    bool isOn(wizard::SetupWizard::PageId page) const;
    /// Goes on by the button that is there; false when it does not.
    bool next() const;
    void back() const;
    /// With local accounts on a free port, from the first page on.
    void goTo(wizard::SetupWizard::PageId last) const;
    /// How far the step \a id of the proof is.
    wizard::StepList::State stepOf(const QString &id) const;
    /// A widget of the page that is shown, by its name for people.
    template <typename Widget> Widget *named(const QString &name) const
    {
        for (Widget *widget : setUp().currentPage()->template findChildren<Widget *>()) {
            if (widget->isVisible() && nameOf(*widget).remove(u'&') == name)
                return widget;
        }
        return nullptr;
    }
    /// The first edit field that is shown whose label begins so.
    bool type(const QString &label, const QString &text) const;
    bool press(const QString &text) const;
    /// On the page of the provider: that one, by its addresses, and the credentials at it.
    bool knowsProvider(const FakeProvider &provider, const QString &secret) const;
    /// What the notice of the page says; empty when it is hidden.
    QString notice() const;
    /// Takes a picture when GATEHOUSE_PICTURES names a folder.
    static void picture(QWidget &widget, const QString &name);
    static quint16 freePort();

    Somebody somebody;
    QList<QUrl> visited; ///< in the browser
    /// What the person does there; nothing: they look at it.
    std::function<void(const QUrl &)> person;
    base::SystemClock clock;
    base::SystemRandom random;
    std::unique_ptr<models::LiveData> live;
    std::unique_ptr<service::Service> service;
    std::unique_ptr<shell::MainWindow> window;
    std::unique_ptr<shell::ServerControl> control;

private:
    wizard::Means means();
    QObject m_browser;
};

} // namespace gatehouse::test
