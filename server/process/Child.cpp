// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/Child.h"

#include "process/Environment.h"
#include "process/Family.h"

#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <unistd.h>
#include <utility>

namespace gatehouse::process {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype ReadBytes = 64 * 1024;
/// In one turn of the loop, so that a child that floods does not keep the others waiting.
constexpr int ReadsPerTurn = 4;
/// What may still stand in the pipes of a child that has ended.
constexpr int ReadsAtEnd = 64;

void close(int &descriptor)
{
    if (descriptor >= 0)
        ::close(descriptor);
    descriptor = -1;
}

} // namespace

base::Result<std::unique_ptr<Child>> Child::start(
    const Program &program, Guard &guard, Hearer hearer)
{
    const QByteArray mark = guard.newMark();
    Program ours = program;
    ours.environment = marked(ours.environment, mark);
    const auto spawned = spawn(ours, guard.descriptor());
    if (!spawned)
        return base::Err(spawned.error());
    std::unique_ptr<Child> child(new Child(*spawned, mark, guard, std::move(hearer)));
    child->watch();
    return child;
}

Child::Child(const Spawned &spawned, QByteArray mark, Guard &guard, Hearer hearer)
    : m_spawned(spawned)
    , m_mark(std::move(mark))
    , m_guard(guard)
    , m_hearer(std::move(hearer))
{
    m_terminate.setSingleShot(true);
    m_kill.setSingleShot(true);
}

Child::~Child()
{
    m_exitNotifier.reset();
    m_outputNotifier.reset();
    m_errorNotifier.reset();
    signalAll(SIGKILL);
    closeInput();
    reap();
    close(m_spawned.output);
    close(m_spawned.errorOutput);
    close(m_spawned.handle);
}

void Child::watch()
{
    const auto make = [](int descriptor, QSocketNotifier::Type type) {
        return std::make_unique<QSocketNotifier>(descriptor, type);
    };
    m_inputNotifier = make(m_spawned.input, QSocketNotifier::Write);
    m_inputNotifier->setEnabled(false);
    m_outputNotifier = make(m_spawned.output, QSocketNotifier::Read);
    m_errorNotifier = make(m_spawned.errorOutput, QSocketNotifier::Read);
    m_exitNotifier = make(m_spawned.handle, QSocketNotifier::Read);
    const auto on = [](const auto &notifier, auto &&call) {
        QObject::connect(notifier.get(), &QSocketNotifier::activated, notifier.get(), call);
    };
    on(m_inputNotifier, [this] { flush(); });
    on(m_outputNotifier, [this] { onReadable(m_outputNotifier); });
    on(m_errorNotifier, [this] { onReadable(m_errorNotifier); });
    on(m_exitNotifier, [this] { onExit(); });
    QObject::connect(&m_terminate, &QTimer::timeout, &m_terminate, [this] { signalAll(SIGTERM); });
    QObject::connect(&m_kill, &QTimer::timeout, &m_kill, [this] { signalAll(SIGKILL); });
}

bool Child::write(QByteArrayView bytes)
{
    if (m_isEnding || m_spawned.input < 0 || m_unreadBytes + bytes.size() > MaxUnread)
        return false;
    m_unread.push_back(bytes.toByteArray());
    m_unreadBytes += bytes.size();
    if (m_unread.size() == 1)
        flush();
    return true;
}

void Child::flush()
{
    while (!m_unread.empty() && m_spawned.input >= 0) {
        const QByteArrayView rest = QByteArrayView(m_unread.front()).sliced(m_taken);
        const ssize_t count = ::write(m_spawned.input, rest.data(), std::size_t(rest.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN)
            break;
        if (count < 0) { // it has closed its end: it can never be asked again
            closeInput();
            return end({});
        }
        m_taken += count;
        m_unreadBytes -= count;
        if (count == rest.size()) {
            m_unread.pop_front();
            m_taken = 0;
        }
    }
    if (m_inputNotifier)
        m_inputNotifier->setEnabled(!m_unread.empty());
    if (m_isEnding && m_unread.empty())
        closeInput();
}

bool Child::read(int descriptor, const std::function<void(QByteArrayView)> &tell)
{
    char buffer[ReadBytes];
    for (int i = 0; i < ReadsPerTurn; ++i) {
        const ssize_t count = ::read(descriptor, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count < 0 && errno == EAGAIN;
        tell(QByteArrayView(buffer, count));
        if (count < ReadBytes)
            return true;
    }
    return true;
}

void Child::onReadable(std::unique_ptr<QSocketNotifier> &notifier)
{
    const bool isOutput = &notifier == &m_outputNotifier;
    // A copy: what is told may lead to ignore().
    const auto tell = isOutput ? m_hearer.onOutput : m_hearer.onErrorOutput;
    const bool isOpen = read(isOutput ? m_spawned.output : m_spawned.errorOutput, tell);
    if (isOpen || !notifier)
        return;
    notifier->setEnabled(false);
    // Nobody will ever be answered by it again.
    if (isOutput)
        end({});
}

void Child::onExit()
{
    m_exitNotifier->setEnabled(false);
    for (const auto &[descriptor, tell] : {std::pair(m_spawned.output, m_hearer.onOutput),
             std::pair(m_spawned.errorOutput, m_hearer.onErrorOutput)}) {
        char buffer[ReadBytes];
        for (int i = 0; i < ReadsAtEnd; ++i) {
            const ssize_t count = ::read(descriptor, buffer, sizeof buffer);
            if (count <= 0)
                break;
            tell(QByteArrayView(buffer, count));
        }
    }
    reap();
    const auto onEnded = std::exchange(m_hearer.onEnded, {});
    if (onEnded)
        onEnded(QString(m_how));
}

void Child::end(Patience patience)
{
    if (m_spawned.pid < 0)
        return;
    m_isEnding = true;
    const auto start = [](QTimer &timer, std::chrono::milliseconds time) {
        if (!timer.isActive() || timer.remainingTimeAsDuration() > time)
            timer.start(time);
    };
    start(m_kill, patience.untilTerminate + patience.untilKill);
    if (patience.untilTerminate.count() > 0)
        start(m_terminate, patience.untilTerminate);
    else // before it hears that its input ends: what it has started may be found by it alone
        signalAll(SIGTERM);
    if (m_unread.empty())
        closeInput();
}

void Child::ignore()
{
    const auto nothing = [](QByteArrayView) {};
    m_hearer = {nothing, nothing, {}};
}

void Child::closeInput()
{
    m_inputNotifier.reset();
    close(m_spawned.input);
    m_unread.clear();
    m_unreadBytes = 0;
    m_taken = 0;
}

void Child::signalAll(int signal) const
{
    if (m_spawned.pid > 0)
        signalFamily(m_spawned.pid, m_mark.constData(), signal);
}

/// The group is killed while its leader is still there, as a zombie at least: after that its number
/// may be somebody else's.
void Child::reap()
{
    if (m_spawned.pid < 0)
        return;
    m_terminate.stop();
    m_kill.stop();
    ::kill(-m_spawned.pid, SIGKILL);
    ::kill(m_spawned.pid, SIGKILL);
    int status = 0;
    pid_t reaped = -1;
    do {
        reaped = ::waitpid(m_spawned.pid, &status, 0);
    } while (reaped < 0 && errno == EINTR);
    if (WIFSIGNALED(status))
        m_how = u"was ended by signal %1"_s.arg(WTERMSIG(status));
    else
        m_how = u"ended with status %1"_s.arg(WEXITSTATUS(status));
    m_guard.forget(m_spawned.pid);
    m_spawned.pid = -1;
    signalFamily(0, m_mark.constData(), SIGKILL); // what it left elsewhere
}

} // namespace gatehouse::process
