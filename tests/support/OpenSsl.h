// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QStringList>

#include <sys/wait.h>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>
#include <vector>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

/// Runs the openssl program. Spawned, not forked: the thread sanitizer allows no fork beside
/// threads.
inline void openssl(const QStringList &arguments)
{
    QByteArrayList words {"openssl"};
    for (const QString &argument : arguments)
        words.append(argument.toUtf8());
    std::vector<char *> pointers;
    for (QByteArray &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    pid_t process = 0;
    int status = -1;
    posix_spawn_file_actions_t silence;
    ::posix_spawn_file_actions_init(&silence);
    ::posix_spawn_file_actions_addopen(&silence, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const int error =
        ::posix_spawnp(&process, "openssl", &silence, nullptr, pointers.data(), environ);
    ::posix_spawn_file_actions_destroy(&silence);
    if (error != 0 || ::waitpid(process, &status, 0) != process || status != 0)
        qFatal("openssl %s failed", qPrintable(arguments.join(u' ')));
}

} // namespace gatehouse::test
