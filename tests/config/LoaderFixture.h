// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/Loader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace gatehouse::test {

using namespace Qt::Literals::StringLiterals;

/// A machine with nothing but a working folder, and settings that start as they are.
class LoaderFixture
{
public:
    LoaderFixture()
    {
        inputs.workingFolder = m_folder.path();
        inputs.systemSettingsFile = path(u"etc/gatehouse.env"_s);
        inputs.environment = {{"HOME", path(u"home"_s).toUtf8()}, {"AUTH_STRATEGY", "local"},
            {"ALLOWED_USERS", "*@example.com"}};
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }

    QString write(const QString &name, const QByteArray &content,
        QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
            || !file.setPermissions(permissions))
            qFatal("cannot write the test's own file");
        return path(name);
    }

    void set(const QByteArray &name, const QByteArray &value)
    {
        inputs.environment.insert(name, value);
    }

    /// The settings, after a start that must not be refused.
    config::Loaded loaded() const
    {
        const config::LoadResult result = config::load(inputs);
        if (result)
            return *result;
        QTest::qFail(qPrintable(config::LoadResult(result).error().mistakes.first().text()),
            __FILE__, __LINE__);
        return {};
    }
    config::Settings settings() const { return loaded().settings; }

    /// One line for each mistake; empty when the start is not refused.
    QStringList mistakes() const
    {
        QStringList lines;
        const config::LoadResult result = config::load(inputs);
        if (result)
            return lines;
        for (const config::Mistake &mistake : result.error().mistakes)
            lines.append(mistake.text());
        return lines;
    }

    /// The only mistake there must be; else an empty text.
    QString onlyMistake() const
    {
        const QStringList lines = mistakes();
        return lines.size() == 1 ? lines.first() : QString();
    }

    QStringList warnings() const
    {
        const config::LoadResult result = config::load(inputs);
        return result ? result->warnings : result.error().warnings;
    }

    config::Inputs inputs;

private:
    QTemporaryDir m_folder;
};

} // namespace gatehouse::test
