// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/DeskBench.h"

#include "pages/Notice.h"

#include <QSettings>
#include <QTest>

namespace gatehouse::test {

void DeskBench::setUp()
{
    QSettings().clear();
    qunsetenv("XDG_ACTIVATION_TOKEN");
    m_bus = std::make_unique<KeychainSession>();
    m_scene = std::make_unique<Scene>();
    m_scene->startServer();
}

void DeskBench::tearDown()
{
    m_desk.reset();
    m_scene.reset();
    m_desktop.reset();
    m_bus.reset();
}

void DeskBench::begin(const QStringList &can, const QString &machine)
{
    m_desktop = std::make_unique<FakeDesktop>(m_bus->address(), can);
    beginWith(notify::makeDesktopOutlet(m_bus->address()), machine);
}

void DeskBench::beginWith(std::unique_ptr<notify::Outlet> outlet, const QString &machine)
{
    m_outlet = outlet.get();
    m_desk = std::make_unique<shell::Desk>(
        models::LiveServer::Options {.sockets = {rig().path()}, .program = u"test"_s}, rig().clock,
        machine, std::move(outlet));
    m_desk->live.server.open();
    const auto isReady = [this] {
        return m_desk->live.server.isConnected() && m_desk->live.server.status()
            && news().way() != models::NewsChoice::Way::Unknown;
    };
    if (!QTest::qWaitFor(isReady, 10'000))
        qFatal("the app is not ready");
}

void DeskBench::steal(int session)
{
    rig().happen(oauth::RefreshTokenStolen {rig().session(session)});
}

void DeskBench::arrive(int session)
{
    rig().runBatch([&] {
        rig().events.happened(oauth::SessionOpened {rig().session(session)});
        rig().events.happened(oauth::PersonArrived {rig().session(session).id});
    });
}

QString DeskBench::inWindow() const
{
    const auto *notice = m_desk->window.findChild<pages::Notice *>(u"news"_s);
    return notice->isVisible() ? notice->text() : QString();
}

} // namespace gatehouse::test
