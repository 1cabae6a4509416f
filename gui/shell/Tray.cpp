// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/Tray.h"

#include "models/Words.h"
#include "notify/Wording.h"
#include "pages/Icon.h"
#include "pages/WaitingPanel.h"

#include <QApplication>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;
using models::Words;
using notify::Wording;

namespace {

constexpr int NameLength = 40;
constexpr qsizetype MostListed = 8; // of those who wait, in a menu

/// Fit for a menu: short, and no letter of it is a shortcut.
QString menuName(const QString &name)
{
    QString line = name.simplified();
    if (line.size() > NameLength)
        line = line.first(NameLength) + u'…';
    return line.replace(u'&', u"&&"_s);
}

} // namespace

Tray::Tray(models::LiveData &live, TrayTimes times)
    : m_live(live)
    , m_icon(pages::appIcon(), this)
{
    m_message.setSingleShot(true);
    m_message.setInterval(times.shown);
    m_menuOpen.setSingleShot(true);
    m_menuOpen.setInterval(times.open);
    m_icon.setToolTip(u"Gatehouse"_s);
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this,
        [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason != QSystemTrayIcon::Context)
                Q_EMIT windowWanted();
        });
    // Where messages go over D-Bus Qt tells of a press on that of any program.
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, [this] {
        if (!m_message.isActive())
            return;
        m_message.stop();
        if (m_latest.isEmpty())
            Q_EMIT windowWanted();
        else
            Q_EMIT opened(m_latest);
    });
    connect(
        &live.lists, &models::ServerLists::refreshed, this, [this](models::ServerLists::List list) {
            if (list == models::ServerLists::List::Approvals)
                fillMenu();
        });
    connect(&live.lists.approvals, &QAbstractItemModel::rowsRemoved, this, &Tray::fillMenu);
    watchMenu();
    fillMenu();
}

/// Where it goes over D-Bus it is no window of ours, and is never visible.
void Tray::watchMenu()
{
    connect(&m_menu, &QMenu::aboutToShow, &m_menuOpen, qOverload<>(&QTimer::start));
    connect(&m_menuOpen, &QTimer::timeout, this, &Tray::fillMenu);
    // Queued: first what was chosen is done.
    connect(&m_menu, &QMenu::aboutToHide, &m_menuOpen, &QTimer::stop);
    connect(&m_menu, &QMenu::aboutToHide, this, &Tray::fillMenu, Qt::QueuedConnection);
    connect(&m_menu, &QMenu::triggered, &m_menuOpen, &QTimer::stop);
    connect(&m_menu, &QMenu::triggered, this, &Tray::fillMenu, Qt::QueuedConnection);
}

void Tray::bringUp()
{
    if (!isThere())
        return;
    m_icon.show();
    Q_EMIT presenceChanged();
}

void Tray::putAway()
{
    m_icon.hide();
    m_message.stop();
    m_passing.clear();
    Q_EMIT presenceChanged();
}

void Tray::setMachine(const QString &name)
{
    m_icon.setToolTip(tr("Gatehouse: %1").arg(name));
}

void Tray::say(const QString &title, const QString &text)
{
    m_latest.clear();
    if (!m_icon.isVisible())
        return;
    // Some desktops show messages as markup, others do not, and Qt does not say which.
    m_icon.showMessage(Wording::withoutMarkup(title), Wording::withoutMarkup(text),
        pages::appIcon(), int(m_message.interval()));
    m_message.start();
}

notify::Outlet::Presence Tray::presence() const
{
    return m_icon.isVisible() && QSystemTrayIcon::supportsMessages() ? Presence::There
                                                                     : Presence::Missing;
}

void Tray::show(const notify::Note &note)
{
    say(note.title, note.text);
    m_latest = note.key;
    m_passing.remove(note.key);
    if (!note.stays)
        passLater(note.key);
}

/// No desktop says that a message of the tray has gone.
void Tray::passLater(const QByteArray &key)
{
    m_passing.insert(key, ++m_showings);
    QTimer::singleShot(m_message.interval(), this, [this, key, showing = m_showings] {
        if (m_passing.value(key) != showing)
            return;
        m_passing.remove(key);
        Q_EMIT dismissed(key);
    });
}

/// A message goes by itself.
void Tray::close(const QByteArray &key)
{
    if (m_latest == key)
        m_latest.clear();
    m_passing.remove(key);
}

void Tray::fillMenu()
{
    const QList<protocol::ApprovalWanted> rows = m_live.lists.approvals.rows();
    QByteArrayList codes;
    for (const protocol::ApprovalWanted &waiting : rows)
        codes.append(waiting.code);
    // Filled anew it would go from under the pointer of a person.
    if (isMenuOpen() || (codes == m_codes && !m_menu.isEmpty()))
        return;
    m_codes = codes;
    m_menu.clear();
    const qsizetype listed = std::min<qsizetype>(rows.size(), MostListed);
    for (const protocol::ApprovalWanted &waiting : rows.first(listed))
        addAnswers(waiting);
    if (listed < rows.size()) {
        m_menu.addAction(
            Wording::moreApprovals(int(rows.size() - listed)).title, this, &Tray::windowWanted);
        m_menu.addSeparator();
    }
    m_menu.addAction(tr("Open Gatehouse"), this, &Tray::windowWanted);
    m_menu.addSeparator();
    m_menu.addAction(tr("Quit"), qApp, &QApplication::quit);
}

void Tray::addAnswers(const protocol::ApprovalWanted &waiting)
{
    const QString name = menuName(Words::clientName(waiting.clientName, waiting.client));
    const QString code = QString::fromUtf8(waiting.code);
    const auto add = [&](const QString &text, pages::WaitingAnswer answer) {
        m_menu.addAction(text, this, [this, code = waiting.code, answer] {
            pages::answerWaiting(m_live, code, answer, this, [this](const QString &problem) {
                if (!problem.isEmpty())
                    say(tr("That did not work"), problem);
            });
        });
    };
    add(tr("Allow %1 (%2)").arg(name, code), pages::WaitingAnswer::Allow);
    add(tr("Deny %1 (%2)").arg(name, code), pages::WaitingAnswer::Deny);
    m_menu.addSeparator();
}

} // namespace gatehouse::shell
