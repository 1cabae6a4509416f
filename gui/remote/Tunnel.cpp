// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/Tunnel.h"

#include <QDir>

#include <sys/prctl.h>

#include <algorithm>
#include <csignal>

namespace gatehouse::remote {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int EndWithin = 2000; // milliseconds
constexpr int FailedItself = 255; // ssh(1), and not the command there
constexpr qsizetype MostLines = 20;
constexpr char Mark[] = "gatehouse-socket:";

/// Says which socket there is: the one on its input, or of where servers have it
/// (config::likelyAdminSockets) the first where one answers, else the first; perl, where it is,
/// knows that. Whatever a person has typed is data there, never a part of it.
constexpr char LookScript[] =
    "exec sh -c 'IFS= read -r named; "
    "if [ -n \"$named\" ]; then set -- \"$named\"; else set -- \"$ADMIN_SOCKET\" "
    "\"${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/gatehouse/admin.sock\" "
    "\"${DATA_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/gatehouse}/admin/admin.sock\" "
    "/run/gatehouse/admin.sock; fi; "
    "first=; for one in \"$@\"; do [ -S \"$one\" ] || continue; first=${first:-$one}; "
    "if perl -MSocket -e \"socket(S, PF_UNIX, SOCK_STREAM, 0); "
    "connect(S, sockaddr_un(shift)) or exit 1\" \"$one\" 2>/dev/null; then first=$one; break; fi; "
    "done; echo \"gatehouse-socket:$first\"'";

/// A greeting of the machine may stand before it. Nothing: the command was not run.
std::optional<QString> socketIn(const QString &said)
{
    for (const QString &line : said.split(u'\n')) {
        if (line.startsWith(QLatin1String(Mark)))
            return line.mid(qsizetype(sizeof Mark) - 1).trimmed();
    }
    return std::nullopt;
}

/// All of them: what it says of a key that has changed begins with the reason, far above its end.
QStringList linesOf(const QString &said)
{
    QStringList lines;
    for (const QString &line : said.split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

} // namespace

Tunnel::Tunnel(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_folder(m_options.folder + u"/ssh-XXXXXX"_s) // mkdtemp(3): 0700
{
    m_watcher.addPath(m_folder.path());
    m_deadline.setSingleShot(true);
    m_retry.setSingleShot(true);
    m_process.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &Tunnel::lookForSocket);
    connect(&m_process, &QProcess::readyReadStandardError, this, &Tunnel::readErrors);
    connect(&m_process, &QProcess::finished, this, &Tunnel::forwardEnded);
    connect(&m_deadline, &QTimer::timeout, this,
        [this] { lose(noAnswer(m_options.address, m_lines)); });
    connect(&m_retry, &QTimer::timeout, this, &Tunnel::open);
}

Tunnel::~Tunnel()
{
    endProcess();
}

QString Tunnel::localSocket() const
{
    return m_folder.filePath(u"admin.sock"_s);
}

QStringList Tunnel::arguments(const QStringList &own) const
{
    // A connection of its own, so that it ends with this, and nothing of the person's settings
    // that would show a window or lend the other machine what is here.
    return m_options.arguments
        + QStringList {u"-T"_s, u"-a"_s, u"-x"_s, u"-o"_s, u"BatchMode=yes"_s, u"-o"_s,
            u"ConnectTimeout=15"_s, u"-o"_s, u"ControlMaster=no"_s, u"-o"_s, u"ControlPath=none"_s}
    + own + m_options.address.arguments();
}

void Tunnel::open()
{
    if (m_state == State::Connecting || m_state == State::Up)
        return;
    m_retry.stop();
    m_pause = {};
    m_lines.clear();
    ++m_round;
    enter(State::Connecting);
    look();
}

void Tunnel::close()
{
    m_retry.stop();
    m_deadline.stop();
    m_lastPause = {};
    m_pause = {};
    ++m_round;
    endProcess();
    if (m_state != State::Closed)
        enter(State::Closed);
}

void Tunnel::look()
{
    const service::Command command {.program = m_options.program,
        .arguments = arguments({u"-o"_s, u"ClearAllForwardings=yes"_s})
            + QStringList {QString::fromLatin1(LookScript)},
        .environment = QProcessEnvironment::systemEnvironment(),
        .input = m_options.address.socket.toUtf8() + '\n',
        .within = m_options.connectWithin};
    service::run(command, this, [this, round = m_round](const auto &output) {
        if (round != m_round)
            return;
        if (output)
            return takeLook(*output);
        if (output.error().kind == base::ErrorKind::NotFound)
            return lose(noProgram(m_options.program));
        lose(noAnswer(m_options.address, {}));
    });
}

void Tunnel::takeLook(const service::Output &output)
{
    const std::optional<QString> found = socketIn(output.out);
    if (found && isSocketPath(*found))
        return forward(*found);
    if (found)
        return lose(noSocket(m_options.address));
    // Some accounts run no command and forward all the same.
    if (m_options.address.socket.isEmpty() || output.code == FailedItself)
        return lose(obstacleOf(m_options.address, linesOf(output.err)));
    forward(m_options.address.socket);
}

void Tunnel::forward(const QString &remoteSocket)
{
    QFile::remove(localSocket());
    m_deadline.start(m_options.connectWithin);
    m_process.start(m_options.program,
        arguments({u"-N"_s, u"-o"_s, u"ExitOnForwardFailure=yes"_s, u"-o"_s,
            u"ServerAliveInterval=15"_s, u"-o"_s, u"StreamLocalBindUnlink=yes"_s, u"-L"_s,
            localSocket() + u':' + remoteSocket}));
}

void Tunnel::lookForSocket()
{
    if (m_state != State::Connecting || m_process.state() != QProcess::Running
        || !QFile::exists(localSocket()))
        return;
    m_deadline.stop();
    m_lastPause = {};
    enter(State::Up);
}

void Tunnel::readErrors()
{
    m_lines += linesOf(QString::fromUtf8(m_process.readAllStandardError()));
    m_lines = m_lines.last(std::min(MostLines, m_lines.size()));
}

void Tunnel::forwardEnded()
{
    if (m_state != State::Connecting && m_state != State::Up)
        return;
    readErrors();
    lose(obstacleOf(m_options.address, m_lines));
}

void Tunnel::lose(const Obstacle &obstacle)
{
    ++m_round;
    m_deadline.stop();
    m_obstacle = obstacle;
    m_pause = {};
    if (!obstacle.isForThePerson) {
        m_lastPause = std::clamp(m_lastPause * 2, m_options.firstPause, m_options.longestPause);
        m_pause = m_lastPause;
        m_retry.start(m_pause);
    }
    m_state = State::Lost; // what the process says from now on is of no interest
    endProcess();
    Q_EMIT stateChanged();
}

void Tunnel::endProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    const QSignalBlocker silence(&m_process);
    m_process.terminate();
    if (!m_process.waitForFinished(EndWithin)) {
        m_process.kill();
        m_process.waitForFinished(EndWithin);
    }
}

void Tunnel::enter(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace gatehouse::remote
