// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/AnswerRoom.h"
#include "admin/AuditText.h"
#include "admin/Requests.h"
#include "oauth/AuditCheck.h"

#include <algorithm>

namespace gatehouse::admin {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr int ExportRows = 1000;
constexpr int VerifiedTogether = 2000; ///< then others have their turn

Err<Error> invalid(const QString &sentence)
{
    return Err(Error {ErrorKind::Invalid, sentence});
}

/// A kind that is none would find nothing, for ever.
Result<oauth::AuditWanted> wantedBy(const protocol::AuditFilter &filter)
{
    const QStringList words = oauth::auditWords();
    const bool isKnown = filter.kind.isEmpty()
        || std::any_of(words.cbegin(), words.cend(), [&filter](const QString &word) {
               return (word + u'.').startsWith(filter.kind + u'.');
           });
    if (!isKnown)
        return invalid(u"The member \"kind\" must be one of %1, or the part of one before its "
                       "dot."_s.arg(words.join(u", "_s)));
    return oauth::AuditWanted {.kind = filter.kind,
        .who = filter.who,
        .client = filter.client,
        .text = filter.text,
        .since = filter.since,
        .until = filter.until};
}

qsizetype charactersOf(const oauth::AuditRow &row)
{
    const oauth::AuditEntry &entry = row.entry;
    return entry.actor.size() + entry.who.size() + entry.client.value.size()
        + entry.clientName.size() + entry.subject.size() + entry.detail.size();
}

Result<protocol::AuditPage> query(const Desk &desk, const protocol::AuditQuery &asked)
{
    if (const auto fine = checkPage(asked.limit); !fine)
        return Err(fine.error());
    auto wanted = wantedBy(asked);
    if (!wanted)
        return Err(wanted.error());
    wanted->before = asked.before;
    wanted->limit = asked.limit;
    const auto found = desk.parts.store.auditLog().find(*wanted);
    if (!found)
        return Err(found.error());
    protocol::AuditPage page {.rows = {}, .next = found->next};
    AnswerRoom room;
    for (const oauth::AuditRow &row : found->rows) {
        if (!room.take(charactersOf(row))) {
            page.next = page.rows.last().number;
            break;
        }
        page.rows.append(auditRowOf(row));
    }
    return page;
}

Result<protocol::AuditText> exportRows(const Desk &desk, const protocol::AuditExport &asked)
{
    auto wanted = wantedBy(asked);
    if (!wanted)
        return Err(wanted.error());
    wanted->after = asked.after;
    wanted->limit = ExportRows;
    const auto found = desk.parts.store.auditLog().find(*wanted);
    if (!found)
        return Err(found.error());
    const bool isCsv = asked.format == protocol::AuditFormat::Csv;
    protocol::AuditText answer {
        .text = isCsv && asked.after == 0 ? auditCsvHeading() : QString(), .next = found->next};
    AnswerRoom room;
    qint64 last = asked.after;
    for (const oauth::AuditRow &row : found->rows) {
        const QString line = isCsv ? auditCsvLine(row) : auditJsonLine(row);
        // What is quoted once more in the frame is twice as long at most.
        if (!room.take(line.size())) {
            answer.next = last;
            break;
        }
        answer.text += line;
        last = row.mark.number;
    }
    return answer;
}

Result<std::optional<oauth::AuditMark>> knownBy(const protocol::AuditVerify &asked)
{
    if (!asked.number && asked.digest.isEmpty())
        return std::nullopt;
    const auto digest = base::Digest::fromBytes(QByteArray::fromHex(asked.digest));
    if (!asked.number || *asked.number < 1 || !digest || asked.digest.size() != 64)
        return invalid(u"What was noted of a row is a \"number\" from 1 and a \"digest\" of 64 "
                       "hexadecimal digits."_s);
    return oauth::AuditMark {*asked.number, *digest};
}

/// Goes along the log a part at a time.
class Verification
{
public:
    Verification(oauth::AuditLog &log, const std::optional<oauth::AuditMark> &known)
        : m_log(log)
        , m_known(known)
    { }

    std::optional<Outcome> goOn()
    {
        const auto ends = m_log.ends();
        if (!ends)
            return Err(protocol::failureFrom(ends.error()));
        if (!m_check
            || ends->anchor.number >= m_check->first()) { // the beginning has gone meanwhile
            m_check.emplace(*ends, m_known);
        }
        const auto rows = m_log.after(m_check->verified().number, VerifiedTogether);
        if (!rows)
            return Err(protocol::failureFrom(rows.error()));
        const bool hasMore = !rows->isEmpty()
            && std::all_of(rows->cbegin(), rows->cend(),
                [this](const oauth::AuditRow &row) { return m_check->take(row); });
        return hasMore ? std::nullopt : std::optional(verdict());
    }

private:
    Outcome verdict()
    {
        const auto fault = m_check->finish();
        const oauth::AuditMark &last = m_check->verified();
        protocol::AuditVerdict verdict {.good = !fault,
            .first = m_check->first(),
            .last = last.number,
            .digest = last.digest.toBytes().toHex()};
        if (fault) {
            verdict.row = fault->number;
            verdict.problem = fault->problem;
        }
        return protocol::encode(verdict);
    }

    oauth::AuditLog &m_log;
    const std::optional<oauth::AuditMark> m_known;
    std::optional<oauth::AuditCheck> m_check;
};

void verify(const Desk &desk, const Asker &asker, const QJsonObject &params, const Respond &respond)
{
    const auto asked = protocol::decode<protocol::AuditVerify>(params);
    if (!asked)
        return respond(Err(protocol::failureFrom(asked.error())));
    const auto known = knownBy(*asked);
    if (!known)
        return respond(Err(protocol::failureFrom(known.error())));
    const auto verification = std::make_shared<Verification>(desk.parts.store.auditLog(), *known);
    desk.longReads.add(
        asker, [verification] { return verification->goOn(); }, respond);
}

} // namespace

std::vector<RequestRow> auditRequests(Desk &desk)
{
    return {
        {u"audit.query"_s, Effect::Reads,
            answering<protocol::AuditQuery>(
                [&desk](const auto &asked, const Asker &) { return query(desk, asked); })},
        {u"audit.export"_s, Effect::Reads,
            answering<protocol::AuditExport>(
                [&desk](const auto &asked, const Asker &) { return exportRows(desk, asked); })},
        {u"audit.verify"_s, Effect::Reads,
            [&desk](const Asker &asker, const QJsonObject &params, const Respond &respond) {
                verify(desk, asker, params, respond);
            }},
    };
}

} // namespace gatehouse::admin
