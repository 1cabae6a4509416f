// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/EventStream.h"

#include <QEventLoop>

#include <memory>

namespace gatehouse::ctl {

/// The server that is administered, for a program that does one thing at a time: each call waits
/// for its answer.
class Remote
{
public:
    template <typename Reply> using Answer = base::Result<Reply, protocol::Failure>;

    /// The first of \a sockets where a server answers. NotFound when there is none.
    static base::Result<std::unique_ptr<Remote>> connectTo(const QStringList &sockets);

    template <typename Reply, typename Params>
    Answer<Reply> ask(const QString &method, const Params &params)
    {
        std::optional<Answer<Reply>> answer;
        QEventLoop loop;
        m_link->ask<Reply>(method, params, [&answer, &loop](const Answer<Reply> &came) {
            answer.emplace(came);
            loop.quit();
        });
        loop.exec(); // the answer comes later, never at once
        return *std::move(answer);
    }

    struct Watcher
    {
        std::function<void(const link::EventStream::Beginning &)> began;
        std::function<void(const protocol::Event &)> happened;
    };
    /// Tells \a watcher until the server goes or this program is ended; why it went.
    base::Error watch(const Watcher &watcher);

private:
    explicit Remote(std::unique_ptr<link::AdminLink> link)
        : m_link(std::move(link))
    { }

    std::unique_ptr<link::AdminLink> m_link;
};

} // namespace gatehouse::ctl
