// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/Outlet.h"

class QPushButton;

namespace gatehouse::pages {
class Notice;
}

namespace gatehouse::shell {

class MainWindow;

/// Notes above the pages, for a desktop that has no better place: the most urgent one, then the
/// next. Who waits is there already, so of those only the taskbar tells. Keeps a reference to the
/// window.
class WindowOutlet final : public notify::Outlet
{
    Q_OBJECT
public:
    explicit WindowOutlet(MainWindow &window);

    models::NewsChoice::Way way() const override { return models::NewsChoice::Way::Window; }
    Presence presence() const override { return Presence::There; }
    void show(const notify::Note &note) override;
    void close(const QByteArray &key) override;

private:
    void showFirst();

    MainWindow &m_window;
    pages::Notice *m_notice;
    QPushButton *m_open;
    QList<notify::Note> m_notes; ///< the most urgent first, then the latest
};

} // namespace gatehouse::shell
