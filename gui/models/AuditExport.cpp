// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AuditExport.h"

#include <algorithm>

namespace gatehouse::models {

using namespace Qt::Literals::StringLiterals;

AuditExport::AuditExport(LiveServer &server, const protocol::AuditExport &wanted,
    const QString &path, qint64 newest, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_wanted(wanted)
    , m_newest(newest)
    , m_file(path)
{ }

void AuditExport::start()
{
    const bool isOpen = m_file.open(QIODevice::WriteOnly)
        && m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!isOpen)
        return end(cannotWrite());
    ask();
}

void AuditExport::cancel()
{
    m_isOver = true;
    m_file.cancelWriting();
}

void AuditExport::ask()
{
    m_server.ask<protocol::AuditText>(
        u"audit.export"_s, m_wanted, this, [this](const auto &answer) {
            if (m_isOver)
                return;
            if (answer)
                take(*answer);
            else
                end(answer.error().message);
        });
}

void AuditExport::take(const protocol::AuditText &part)
{
    const QByteArray bytes = part.text.toUtf8();
    if (m_file.write(bytes) != bytes.size())
        return end(cannotWrite());
    m_bytes += bytes.size();
    if (!part.next)
        return end(m_file.commit() ? QString() : cannotWrite());
    m_wanted.after = *part.next;
    if (m_newest > 0)
        Q_EMIT progressed(int(std::min<qint64>(100, m_wanted.after * 100 / m_newest)));
    ask();
}

void AuditExport::end(const QString &problem)
{
    m_isOver = true;
    if (!problem.isEmpty())
        m_file.cancelWriting();
    Q_EMIT ended(problem);
}

QString AuditExport::cannotWrite() const
{
    return tr("The file cannot be written: %1.").arg(m_file.errorString());
}

} // namespace gatehouse::models
