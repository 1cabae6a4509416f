// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/SecretInput.h"

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;

namespace {

constexpr qsizetype MaxBytes = 64 * 1024 + 2;
constexpr char CtrlC = '\x03';

/// While it lives the terminal shows nothing. Ctrl+C comes as a character, so that it always ends.
class Unseen
{
public:
    Unseen()
        : m_isTerminal(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO | ECHONL | ISIG);
        quiet.c_cc[VEOL] = CtrlC;
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    Unseen(const Unseen &) = delete;
    Unseen &operator=(const Unseen &) = delete;
    ~Unseen()
    {
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }

private:
    termios m_before {};
    bool m_isTerminal;
};

void show(const QString &text)
{
    std::fputs(text.toUtf8().constData(), stderr);
    std::fflush(stderr);
}

/// To the end of the input, or of one line.
QByteArray read(bool oneLine)
{
    QByteArray text;
    char buffer[4096];
    while (text.size() < MaxBytes && !(oneLine && (text.endsWith('\n') || text.endsWith(CtrlC)))) {
        const auto count = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        text.append(buffer, count);
    }
    return text;
}

QByteArray readUnseen(const QString &prompt)
{
    show(prompt + u": "_s);
    QByteArray line;
    {
        const Unseen unseen;
        line = read(true);
    }
    show(u"\n"_s);
    return line;
}

} // namespace

base::Result<base::Secret> readSecretInput(const QString &prompt)
{
    const bool isTerminal = ::isatty(STDIN_FILENO) == 1;
    QByteArray text = isTerminal ? readUnseen(prompt) : read(false);
    if (isTerminal && text.contains(CtrlC))
        return Err(Error {ErrorKind::Invalid, u"It was called off; nothing has changed."_s});
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.endsWith('\r'))
        text.chop(1);
    if (text.isEmpty())
        return Err(Error {ErrorKind::Invalid,
            u"There is nothing on standard input: pipe the secret into this command, or type it."_s});
    return base::Secret(text);
}

} // namespace gatehouse::ctl
