// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMutex>
#include <QString>

namespace gatehouse::test {

/// What is written to the log while it lives; one at a time.
class CapturedLog
{
public:
    CapturedLog()
    {
        kept().clear();
        m_before = qInstallMessageHandler(take);
    }
    CapturedLog(const CapturedLog &) = delete;
    CapturedLog &operator=(const CapturedLog &) = delete;
    ~CapturedLog() { qInstallMessageHandler(m_before); }

    QByteArray text() const
    {
        const QMutexLocker lock(&mutex());
        return kept();
    }

private:
    static QMutex &mutex()
    {
        static QMutex mutex;
        return mutex;
    }
    static QByteArray &kept()
    {
        static QByteArray text;
        return text;
    }
    static void take(QtMsgType, const QMessageLogContext &, const QString &message)
    {
        const QMutexLocker lock(&mutex());
        kept() += message.toUtf8() + '\n';
    }

    QtMessageHandler m_before;
};

} // namespace gatehouse::test
