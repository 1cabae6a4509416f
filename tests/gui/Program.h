// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/UsualSignals.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

struct ProgramOptions
{
    QString display; ///< of an X server; empty: on no screen at all
    bool hasHand = false; ///< that ask() has work for (tests/hand)
};

/// gatehouse itself, with nothing of the person who runs the test.
class Program
{
public:
    Program(const QString &home, const QString &socket, const ProgramOptions &options = {})
        : m_hand(home + u"/hand"_s)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, home);
        environment.insert(u"XDG_RUNTIME_DIR"_s, home);
        environment.insert(u"XDG_CONFIG_HOME"_s, home + u"/config"_s);
        environment.insert(
            u"QT_QPA_PLATFORM"_s, options.display.isEmpty() ? u"offscreen"_s : u"xcb"_s);
        environment.insert(u"DISPLAY"_s, options.display);
        environment.insert(u"QT_LOGGING_RULES"_s, u"gatehouse.app.debug=true"_s);
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        if (options.hasHand) {
            environment.insert(u"QT_PLUGIN_PATH"_s, u"" GATEHOUSE_TEST_PLUGINS ""_s);
            environment.insert(u"QT_QPA_GENERIC_PLUGINS"_s, u"hand"_s);
            environment.insert(u"GATEHOUSE_HAND"_s, m_hand);
        }
        process.setProcessEnvironment(environment);
        giveUsualSignals(process);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"" GATEHOUSE_APP ""_s, {u"--socket"_s, socket});
    }
    ~Program()
    {
        process.kill();
        process.waitForFinished();
    }
    /// The number before \a what in a line of the log; -1 when none has come yet.
    int said(const QString &what)
    {
        m_log += QString::fromUtf8(process.readAll());
        const auto match = QRegularExpression(u"(\\d+) %1"_s.arg(what)).match(m_log);
        return match.hasMatch() ? match.captured(1).toInt() : -1;
    }
    bool saidLine(const QString &part)
    {
        m_log += QString::fromUtf8(process.readAll());
        return m_log.contains(part);
    }
    qint64 residentKilobytes() const
    {
        QFile status(u"/proc/%1/status"_s.arg(process.processId()));
        if (!status.open(QIODevice::ReadOnly))
            return -1;
        const auto match =
            QRegularExpression(u"VmRSS:\\s+(\\d+)"_s).match(QString::fromUtf8(status.readAll()));
        return match.captured(1).toLongLong();
    }
    const QString &log() const { return m_log; }
    /// What the hand answers; its `why` says what is in the way.
    QJsonObject ask(const QJsonObject &request)
    {
        if (m_socket.state() != QLocalSocket::ConnectedState)
            m_socket.connectToServer(m_hand);
        m_socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
        const auto isAnswered = [this] { return m_socket.canReadLine(); };
        if (!QTest::qWaitFor(isAnswered, 20'000))
            return {{u"why"_s, u"the app does not answer"_s}};
        return QJsonDocument::fromJson(m_socket.readLine()).object();
    }

    QProcess process;

private:
    const QString m_hand;
    QString m_log;
    QLocalSocket m_socket;
};

} // namespace gatehouse::test
