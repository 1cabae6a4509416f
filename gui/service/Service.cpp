// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/Service.h"

#include "service/Advice.h"
#include "service/Peer.h"
#include "service/ProcessRunner.h"
#include "service/UnitRunner.h"

#include <QTimer>

namespace gatehouse::service {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Result;

namespace {

/// What a runner says, for who asked for it.
Runner::Done inWords(const Service::Done &done)
{
    return [done](const Result<void> &result) {
        if (!result)
            return done(Err(Trouble {.what = result.error().message}));
        done({});
    };
}

} // namespace

Service::Service(Places places)
    : Service(std::move(places), Pace())
{ }

Service::Service(Places places, Pace pace)
    : m_places(std::move(places))
    , m_pace(pace)
{ }

bool Service::isRunning() const
{
    return whoAnswers(m_places.socket()) != 0;
}

void Service::findWay(const std::function<void(Way)> &done)
{
    if (m_runner) {
        QTimer::singleShot(0, this, [this, done] { done(m_way); });
        return;
    }
    UnitRunner::isThere(m_places, this, [this, done](bool isThere) {
        m_way = isThere ? Way::Unit : Way::Process;
        if (!m_runner && isThere)
            m_runner = std::make_unique<UnitRunner>(m_places);
        else if (!m_runner)
            m_runner = std::make_unique<ProcessRunner>(m_places);
        done(m_way);
    });
}

void Service::with(const Done &done, const std::function<void(const Done &)> &work)
{
    if (m_isBusy) {
        QTimer::singleShot(0, this, [done] {
            done(Err(Trouble {.what = tr("The server is being started or stopped already."),
                .fix = tr("Wait a moment.")}));
        });
        return;
    }
    m_isBusy = true;
    Q_EMIT busyChanged();
    findWay([this, done, work](Way) {
        work([this, done](const Result<void, Trouble> &result) { finish(done, result); });
    });
}

void Service::finish(const Done &done, const Result<void, Trouble> &result)
{
    m_isBusy = false;
    Q_EMIT busyChanged();
    done(result);
}

void Service::install(AtLogin atLogin, const Done &done)
{
    with(done, [this, atLogin](const Done &end) { m_runner->install(atLogin, inWords(end)); });
}

void Service::reread(AtLogin atLogin, const Done &done)
{
    with(done, [this, atLogin](const Done &end) { m_runner->reread(atLogin, inWords(end)); });
}

void Service::remove(const Done &done)
{
    with(done, [this](const Done &end) { m_runner->remove(inWords(end)); });
}

void Service::start(const Done &done)
{
    with(done, [this](const Done &end) { launch(end); });
}

void Service::stop(const Done &done)
{
    with(done, [this](const Done &after) { end(after); });
}

void Service::restart(const Done &done)
{
    with(done, [this](const Done &after) {
        end([this, after](const Result<void, Trouble> &ended) {
            if (!ended)
                return after(ended);
            launch(after);
        });
    });
}

int Service::mostTurns() const
{
    return int(m_pace.readyWithin / m_pace.lookEvery);
}

void Service::launch(const Done &done)
{
    if (m_places.server.isEmpty())
        return done(Err(Trouble {.what = tr("gatehoused, the server, is not installed here."),
            .fix = tr("Install the package gatehoused, or put the program beside this app.")}));
    m_runner->launch([this, done](const Result<void> &begun) {
        if (!begun)
            return explain(begun.error().message, done);
        waitUntilReady(done, mostTurns());
    });
}

void Service::waitUntilReady(const Done &done, int turns)
{
    if (isRunning())
        return done({});
    if (turns <= 0)
        return explain(tr("The server was started and does not answer."), done);
    m_runner->look([this, done, turns](Runner::State state) {
        if (state == Runner::State::Gone && !isRunning())
            return explain(tr("The server does not start."), done);
        QTimer::singleShot(
            m_pace.lookEvery, this, [this, done, turns] { waitUntilReady(done, turns - 1); });
    });
}

void Service::end(const Done &done)
{
    const qint64 process = whoAnswers(m_places.socket());
    m_runner->end([this, done, process](const Result<void> &) {
        if (whoAnswers(m_places.socket()) == process)
            askToEnd(process);
        waitUntilGone(done, process, mostTurns());
    });
}

void Service::waitUntilGone(const Done &done, qint64 process, int turns)
{
    // It may have been started by hand; and what was started here need not have answered yet.
    m_runner->look([this, done, process, turns](Runner::State state) {
        if (state == Runner::State::Gone && !service::isRunning(process))
            return done({});
        if (turns <= 0)
            return explain(tr("The server was told to stop and does not."), done);
        QTimer::singleShot(m_pace.lookEvery, this,
            [this, done, process, turns] { waitUntilGone(done, process, turns - 1); });
    });
}

void Service::explain(const QString &what, const Done &done)
{
    m_runner->readLines([what, done](const QStringList &lines) {
        done(Err(Trouble {.what = what, .fix = adviceFor(lines), .lines = lines}));
    });
}

} // namespace gatehouse::service
