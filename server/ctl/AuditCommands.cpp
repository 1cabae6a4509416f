// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/Asking.h"
#include "ctl/Moment.h"

#include <QSaveFile>

#include <algorithm>

namespace gatehouse::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ShownRows = 50;

const QList<Option> &filterOptions()
{
    static const QList<Option> options {
        {u"kind"_s, u"KIND"_s, u"Of this kind, such as client.blocked, or group: client"_s},
        {u"who"_s, u"NAME"_s, u"By or about somebody whose name this stands in"_s},
        {u"client"_s, u"NAME"_s, u"About a client whose id or name this stands in"_s},
        {u"since"_s, u"TIME"_s, u"From 2026-01-31, \"2026-01-31 17:05\" or so long ago: 2d"_s},
        {u"until"_s, u"TIME"_s, u"Before such a time"_s},
        {u"filter"_s, u"TEXT"_s, u"Where TEXT stands anywhere"_s},
    };
    return options;
}

/// Puts what the command line says of rows into \a filter.
std::optional<Ending> readFilter(const Arguments &given, protocol::AuditFilter &filter)
{
    filter.kind = given.value(u"kind"_s);
    filter.who = given.value(u"who"_s);
    filter.client = given.value(u"client"_s);
    filter.text = given.value(u"filter"_s);
    const base::sys_seconds now = base::SystemClock().now();
    for (const auto &[name, moment] :
        {std::pair(u"since"_s, &filter.since), std::pair(u"until"_s, &filter.until)}) {
        if (!given.has(name))
            continue;
        *moment = momentFrom(given.value(name), now);
        if (!*moment)
            return misused(
                u"--%1 is a day such as 2026-01-31, a time such as \"2026-01-31 17:05\", "
                "or how long ago: 2d."_s.arg(name));
    }
    return std::nullopt;
}

QString aboutOf(const protocol::AuditRow &row)
{
    const QString client =
        row.clientName.isEmpty() ? QString::fromUtf8(row.client) : row.clientName;
    QStringList parts {row.who, client, QString::fromUtf8(row.subject), row.detail};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

Ending list(Context &context, const Arguments &given)
{
    protocol::AuditQuery query;
    if (const auto wrong = readFilter(given, query))
        return *wrong;
    bool isNumber = true;
    const int limit = given.has(u"limit"_s) ? given.value(u"limit"_s).toInt(&isNumber) : ShownRows;
    if (!isNumber || limit < 1)
        return misused(u"--limit is a number from 1."_s);
    const auto rows = askForNewest<protocol::AuditPage>(context, u"audit.query"_s, query, limit);
    return show(context, rows, [](const protocol::AuditPage &page) {
        Table table({u"NUMBER"_s, u"TIME"_s, u"WHAT"_s, u"BY"_s, u"ABOUT"_s});
        for (const protocol::AuditRow &row : page.rows)
            table.add({QString::number(row.number), shownTime(row.at), row.kind,
                row.actor.isEmpty() ? u"-"_s : row.actor, aboutOf(row)});
        return table;
    });
}

/// Gives every line to \a take, part by part.
Ending exportTo(
    Context &context, protocol::AuditExport asked, const std::function<bool(const QString &)> &take)
{
    while (true) {
        const auto part = context.remote.ask<protocol::AuditText>(u"audit.export"_s, asked);
        if (!part)
            return failed(part.error());
        if (!take(part->text))
            return {ExitCode::Failed, u"The file cannot be written."_s};
        if (!part->next)
            return done();
        asked.after = *part->next;
    }
}

Ending exportToFile(Context &context, const protocol::AuditExport &asked, const QString &path)
{
    QSaveFile file(path);
    const auto cannot = [&file, &path] {
        return Ending {ExitCode::Failed,
            u"The file %1 cannot be written: %2."_s.arg(path, file.errorString())};
    };
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return cannot();
    const Ending ending = exportTo(context, asked, [&file](const QString &text) {
        const QByteArray bytes = text.toUtf8();
        return file.write(bytes) == bytes.size();
    });
    if (ending.code != ExitCode::Done)
        return file.error() == QFileDevice::NoError ? ending : cannot();
    return file.commit() ? done() : cannot();
}

Ending exportAll(Context &context, const Arguments &given)
{
    protocol::AuditExport asked;
    if (const auto wrong = readFilter(given, asked))
        return *wrong;
    const QString format = given.has(u"format"_s) ? given.value(u"format"_s)
        : context.out.isJson()                    ? u"json"_s
                                                  : u"csv"_s;
    if (format != u"csv" && format != u"json")
        return misused(u"--format is csv or json."_s);
    asked.format = format == u"csv" ? protocol::AuditFormat::Csv : protocol::AuditFormat::Json;
    if (given.has(u"output"_s))
        return exportToFile(context, asked, given.value(u"output"_s));
    return exportTo(context, asked, [&context](const QString &text) {
        context.out.raw(text);
        return true;
    });
}

/// `NUMBER:DIGEST`, as verify says it.
std::optional<protocol::AuditVerify> notedFrom(const QString &text)
{
    bool isNumber = false;
    protocol::AuditVerify asked {.number = text.section(u':', 0, 0).toLongLong(&isNumber),
        .digest = text.section(u':', 1).toUtf8()};
    if (!isNumber || asked.digest.isEmpty())
        return std::nullopt;
    return asked;
}

QString verdictWords(const protocol::AuditVerdict &verdict)
{
    if (verdict.last < verdict.first)
        return u"The audit log is empty."_s;
    return u"The audit log is as it was written, rows %1 to %2. Note the last elsewhere to compare "
           "with later: %2:%3"_s.arg(verdict.first)
               .arg(verdict.last)
               .arg(QString::fromLatin1(verdict.digest));
}

Ending verify(Context &context, const Arguments &given)
{
    protocol::AuditVerify asked;
    if (given.has(u"noted"_s)) {
        const auto noted = notedFrom(given.value(u"noted"_s));
        if (!noted)
            return misused(u"--noted is NUMBER:DIGEST, as an earlier `audit verify` said it."_s);
        asked = *noted;
    }
    const auto verdict = context.remote.ask<protocol::AuditVerdict>(u"audit.verify"_s, asked);
    if (!verdict || verdict->good)
        return show(context, verdict, verdictWords);
    if (context.out.isJson())
        context.out.json(protocol::encode(*verdict));
    return {ExitCode::Failed, verdict->problem};
}

} // namespace

std::vector<Command> auditCommands()
{
    return {
        {.name = u"audit"_s,
            .arguments = {},
            .summary = u"What has happened and who did it, the latest first"_s,
            .options = filterOptions()
                + QList<Option> {{u"limit"_s, u"NUMBER"_s,
                    u"So many rows at most; 50 when missing"_s}},
            .run = list},
        {.name = u"audit export"_s,
            .arguments = {},
            .summary = u"The whole audit log, the oldest first, as a file"_s,
            .options = filterOptions()
                + QList<Option> {{u"format"_s, u"FORMAT"_s, u"csv or json, a line for each row"_s},
                    {u"output"_s, u"FILE"_s, u"Into this file, which only you may read"_s}},
            .run = exportAll},
        {.name = u"audit verify"_s,
            .arguments = {},
            .summary = u"Whether a row was changed, is missing or stands elsewhere"_s,
            .options = {{u"noted"_s, u"NUMBER:DIGEST"_s, u"What an earlier verify has said"_s}},
            .details = u"Whoever may write the whole database may write a log that is good in "
                       "itself. What\nwas noted elsewhere tells it: give it with --noted."_s,
            .run = verify},
    };
}

} // namespace gatehouse::ctl
