// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Passphrase.h"

#include <cstdio>
#include <optional>
#include <termios.h>
#include <unistd.h>

namespace gatehouse::base {

namespace {

constexpr qsizetype MaxBytes = 4096;

/// While it lives a terminal does not show what is typed.
class Silence
{
public:
    Silence()
    {
        termios quiet {};
        m_isOn = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        if (m_isOn)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    Silence(const Silence &) = delete;
    Silence &operator=(const Silence &) = delete;
    ~Silence()
    {
        if (m_isOn)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }

private:
    termios m_before {};
    bool m_isOn = false;
};

std::optional<QByteArray> readLine()
{
    QByteArray line;
    int c = 0;
    while ((c = std::getchar()) != EOF && c != '\n' && line.size() < MaxBytes)
        line += char(c);
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return std::nullopt;
    return line;
}

std::optional<QByteArray> askOnTerminal(const QString &prompt)
{
    std::fputs(prompt.toUtf8().constData(), stderr);
    const Silence silence;
    auto line = readLine();
    std::fputs("\n", stderr);
    return line;
}

Err<Error> invalid(const QString &sentence)
{
    return Err(Error {ErrorKind::Invalid, sentence});
}

} // namespace

Result<Secret> readPassphrase(const QString &what, Asked asked)
{
    const bool isTerminal = ::isatty(STDIN_FILENO) == 1;
    const auto first = isTerminal ? askOnTerminal(what + QStringLiteral(": ")) : readLine();
    if (!first)
        return invalid(
            QStringLiteral("%1 is read from standard input, and nothing came.").arg(what));
    if (isTerminal && asked == Asked::Twice
        && askOnTerminal(QStringLiteral("Once more: ")) != first)
        return invalid(QStringLiteral("These were two different ones; begin again."));
    return Secret(*first);
}

} // namespace gatehouse::base
