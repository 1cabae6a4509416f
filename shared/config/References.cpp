// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/References.h"

#include "domain/McpServer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Result;
using base::Secret;

namespace {

constexpr qint64 MaxSecretBytes = 64 << 10;

/// `files-key` as it stands in an environment: SECRET_FILES_KEY.
QByteArray environmentName(const QByteArray &name)
{
    QByteArray result = "SECRET_" + name.toUpper();
    return result.replace('-', '_').replace('.', '_');
}

Result<Secret, QString> readSecretFile(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly))
        return Err(u"is in %1, which cannot be read"_s.arg(path));
    QByteArray value = file.read(MaxSecretBytes + 1);
    if (value.size() > MaxSecretBytes)
        return Err(u"is in %1, which is larger than 64 KiB"_s.arg(path));
    while (value.endsWith('\n') || value.endsWith('\r'))
        value.chop(1);
    if (value.isEmpty())
        return Err(u"is in %1, which is empty"_s.arg(path));
    return Secret(value);
}

} // namespace

MachineReferences::MachineReferences(QMap<QByteArray, QByteArray> environment, StoredSecrets stored)
    : m_environment(std::move(environment))
    , m_stored(std::move(stored))
{ }

MachineReferences::Found MachineReferences::outsideOfStore(const QByteArray &name) const
{
    const QByteArray variable = environmentName(name);
    if (const QByteArray value = m_environment.value(variable); !value.isEmpty())
        return Secret(value);
    if (const QByteArray path = m_environment.value(variable + "_FILE"); !path.isEmpty())
        return readSecretFile(QString::fromUtf8(path));
    const QString fileName = QString::fromUtf8(name);
    const QString credentials = QString::fromUtf8(m_environment.value("CREDENTIALS_DIRECTORY"));
    if (!credentials.isEmpty() && QFileInfo::exists(QDir(credentials).filePath(fileName)))
        return readSecretFile(QDir(credentials).filePath(fileName));
    return std::nullopt;
}

bool MachineReferences::isMissing(const QByteArray &name) const
{
    return !outsideOfStore(name);
}

Result<Secret, QString> MachineReferences::secret(const QByteArray &name) const
{
    if (const Found found = outsideOfStore(name))
        return *found;
    const auto stored = m_stored.values.constFind(name);
    if (stored != m_stored.values.cend())
        return *stored;
    const QString shown = QString::fromUtf8(name);
    return Err(
        u"is not set: put it into %1 with gatehoused --set-secret %2, into the variable %3, or "
        "into a systemd credential %2"_s.arg(
            m_stored.place.isEmpty() ? u"the secret store"_s : m_stored.place, shown,
            QString::fromUtf8(environmentName(name))));
}

Result<QByteArray, QString> MachineReferences::environment(const QByteArray &name) const
{
    const auto value = m_environment.constFind(name);
    if (value == m_environment.cend())
        return Err(u"is not set in the environment"_s);
    return *value;
}

Result<Expanded, QString> expand(const QString &text, const References &references)
{
    Expanded result;
    QByteArray bytes;
    qsizetype at = 0;
    while (true) {
        const qsizetype open = text.indexOf(u"${"_s, at);
        bytes += text.sliced(at, (open < 0 ? text.size() : open) - at).toUtf8();
        if (open < 0)
            break;
        const qsizetype close = text.indexOf(u'}', open);
        if (close < 0)
            return Err(u"has a ${ without its }"_s);
        const QString inside = text.sliced(open + 2, close - open - 2);
        const QString kind = inside.section(u':', 0, 0);
        const QByteArray name = inside.section(u':', 1).toUtf8();
        if ((kind != u"secret" && kind != u"env") || !domain::isServerName(name))
            return Err(u"refers to ${%1}; write ${secret:NAME} or ${env:NAME}"_s.arg(inside));
        if (kind == u"secret") {
            const auto secret = references.secret(name);
            if (!secret)
                return Err(u"needs the secret %1, which %2"_s.arg(
                    QString::fromUtf8(name), secret.error()));
            result.holdsSecret = true;
            bytes += secret->reveal();
        } else {
            const auto value = references.environment(name);
            if (!value)
                return Err(u"needs the variable %1, which %2"_s.arg(
                    QString::fromUtf8(name), value.error()));
            bytes += *value;
        }
        at = close + 1;
    }
    result.value = Secret(bytes);
    return result;
}

} // namespace gatehouse::config
