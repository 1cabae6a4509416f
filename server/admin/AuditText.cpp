// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/AuditText.h"

#include "base/Json.h"
#include "base/Printable.h"

#include <QDateTime>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;

namespace {

QString timeOf(const oauth::AuditRow &row)
{
    return QDateTime::fromSecsSinceEpoch(row.at.time_since_epoch().count(), Qt::UTC)
        .toString(Qt::ISODate);
}

QString digestOf(const oauth::AuditRow &row)
{
    return QString::fromLatin1(row.mark.digest.toBytes().toHex());
}

/// Whether a spreadsheet would compute it; the last four are how some keyboards write the others.
bool isFormula(const QString &text)
{
    constexpr QStringView Signs = u"=+-@\uff1d\uff0b\uff0d\uff20";
    return !text.isEmpty() && Signs.contains(text.front());
}

QString cell(const QString &text)
{
    QString safe = base::printable(text);
    if (isFormula(safe))
        safe.prepend(u'\'');
    return u'"' + safe.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

protocol::AuditRow auditRowOf(const oauth::AuditRow &row)
{
    return {.number = row.mark.number,
        .at = row.at,
        .kind = oauth::auditWord(row.entry.kind),
        .actor = row.entry.actor,
        .who = row.entry.who,
        .client = row.entry.client.value,
        .clientName = row.entry.clientName,
        .subject = row.entry.subject,
        .detail = row.entry.detail};
}

QString auditCsvHeading()
{
    return u"number,time,kind,actor,who,client,clientName,subject,detail,digest\r\n"_s;
}

QString auditCsvLine(const oauth::AuditRow &row)
{
    const oauth::AuditEntry &entry = row.entry;
    QStringList cells {QString::number(row.mark.number), timeOf(row)};
    for (const QString &text : {oauth::auditWord(entry.kind), entry.actor, entry.who,
             QString::fromUtf8(entry.client.value), entry.clientName,
             QString::fromUtf8(entry.subject), entry.detail, digestOf(row)})
        cells.append(cell(text));
    return cells.join(u',') + u"\r\n"_s;
}

QString auditJsonLine(const oauth::AuditRow &row)
{
    QJsonObject object =
        protocol::encode(protocol::AuditAdded {auditRowOf(row)}).value("row"_L1).toObject();
    object.insert("time"_L1, timeOf(row));
    object.insert("digest"_L1, digestOf(row));
    return QString::fromUtf8(base::printableJson(base::toJson(object))) + u'\n';
}

} // namespace gatehouse::admin
