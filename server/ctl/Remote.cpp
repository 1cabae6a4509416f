// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Remote.h"

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;
using base::ErrorKind;
using link::AdminLink;

namespace {

/// Waits while \a link is getting there.
void settle(AdminLink &link)
{
    QEventLoop loop;
    QObject::connect(&link, &AdminLink::stateChanged, &loop, [&link, &loop] {
        if (link.state() != AdminLink::State::Connecting)
            loop.quit();
    });
    link.open();
    if (link.state() == AdminLink::State::Connecting)
        loop.exec();
}

} // namespace

base::Result<std::unique_ptr<Remote>> Remote::connectTo(const QStringList &sockets)
{
    for (const QString &socket : sockets) {
        auto link = std::make_unique<AdminLink>(AdminLink::Options {.socket = socket,
            .program = u"gatehousectl " GATEHOUSE_VERSION ""_s,
            .reconnect = AdminLink::Reconnect::Never});
        settle(*link);
        if (link->state() == AdminLink::State::Ready)
            return std::unique_ptr<Remote>(new Remote(std::move(link)));
        if (link->problem().kind != ErrorKind::NotFound)
            return base::Err(link->problem());
    }
    return base::Err(base::Error {ErrorKind::NotFound,
        u"No Gatehouse server answers at %1. Start it with gatehoused (or: systemctl start "
        "gatehouse), or name its socket with --socket; `gatehoused --print-config` says where it "
        "is (ADMIN_SOCKET)."_s.arg(sockets.join(u" or at "_s))});
}

base::Error Remote::watch(const Watcher &watcher)
{
    QEventLoop loop;
    link::EventStream stream(*m_link);
    base::Error problem;
    QObject::connect(&stream, &link::EventStream::began, &loop, watcher.began);
    QObject::connect(&stream, &link::EventStream::happened, &loop, watcher.happened);
    QObject::connect(
        &stream, &link::EventStream::failed, &loop, [&](const protocol::Failure &failure) {
            problem = protocol::errorFrom(failure);
            loop.quit();
        });
    QObject::connect(m_link.get(), &AdminLink::stateChanged, &loop, [&] {
        problem = m_link->problem();
        loop.quit();
    });
    loop.exec();
    return problem;
}

} // namespace gatehouse::ctl
