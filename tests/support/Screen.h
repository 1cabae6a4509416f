// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

#include <sys/prctl.h>

#include <csignal>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

/// An X server for one test, without anything that shows it.
class Screen
{
public:
    Screen()
    {
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(u"Xvfb"_s,
            {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1600x1000x24"_s, u"-nolisten"_s,
                u"tcp"_s, u"-noreset"_s});
        if (!m_process.waitForReadyRead(20'000))
            qFatal("Xvfb does not start; see installer/packages-test.txt");
        m_display = u':' + QString::fromUtf8(m_process.readLine().trimmed());
    }
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;
    ~Screen()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5'000))
            m_process.kill();
        m_process.waitForFinished();
    }

    /// What DISPLAY is for a program that is to be on it.
    const QString &display() const { return m_display; }

private:
    QProcess m_process;
    QString m_display;
};

} // namespace gatehouse::test
