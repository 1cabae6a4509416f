// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Schema.h"

#include <QDir>
#include <QFile>

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

/// "Gate", so that file(1) and we know our own.
constexpr int ApplicationId = 0x47617465;

QString schemaPath(int number)
{
    return u":/schema/%1.sql"_s.arg(number, 4, 10, QLatin1Char('0'));
}

/// Statements end with a semicolon at the end of a line.
QStringList statementsOf(const QString &text)
{
    QStringList statements = text.split(u";\n"_s, Qt::SkipEmptyParts);
    statements.removeIf([](const QString &statement) { return statement.trimmed().isEmpty(); });
    return statements;
}

Result<qint64> pragma(SqliteDatabase &database, const char *sql)
{
    auto rows = database.run(sql);
    if (!rows)
        return Err(rows.error());
    return rows->next() ? rows->number(0) : 0;
}

Result<void> applyStatements(SqliteDatabase &database, int number)
{
    QFile file(schemaPath(number));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    Q_UNUSED(opened)
    QStringList statements = statementsOf(QString::fromUtf8(file.readAll()));
    statements << u"PRAGMA user_version = %1"_s.arg(number)
               << u"PRAGMA application_id = %1"_s.arg(ApplicationId);
    for (const QString &statement : statements) {
        if (auto done = database.runOnce(statement); !done)
            return done;
    }
    return {};
}

Result<void> applyFile(SqliteDatabase &database, int number)
{
    if (auto begun = database.runOnce(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    auto done = applyStatements(database, number);
    if (done)
        done = database.runOnce(u"COMMIT"_s);
    if (!done)
        (void)database.runOnce(u"ROLLBACK"_s); // the first failure is the one worth telling
    return done;
}

Result<void> checkOwner(SqliteDatabase &database, qint64 version)
{
    const auto application = pragma(database, "PRAGMA application_id");
    const auto tables = pragma(database, "SELECT count(*) FROM sqlite_schema");
    if (!application || !tables)
        return Err(application ? tables.error() : application.error());
    const bool empty = version == 0 && *tables == 0;
    if (!empty && *application != ApplicationId)
        return Err(Error {ErrorKind::Invalid,
            u"The database %1 belongs to another program; name another file."_s.arg(
                database.path())});
    return {};
}

} // namespace

int newestSchema()
{
    return int(QDir(u":/schema"_s).entryList({u"*.sql"_s}).size());
}

Result<void> migrate(SqliteDatabase &database, int newest)
{
    const auto version = pragma(database, "PRAGMA user_version");
    if (!version)
        return Err(version.error());
    if (auto ours = checkOwner(database, *version); !ours)
        return ours;
    if (*version > newest)
        return Err(Error {ErrorKind::Invalid,
            u"The database %1 was written by a newer Gatehouse (schema %2, this program knows %3); update the program or restore an older backup."_s
                .arg(database.path())
                .arg(*version)
                .arg(newest)});
    for (int number = int(*version) + 1; number <= newest; ++number) {
        if (auto applied = applyFile(database, number); !applied)
            return applied;
    }
    return {};
}

} // namespace gatehouse::store
