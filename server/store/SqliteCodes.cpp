// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SqliteCodes.h"

namespace gatehouse::store {

using namespace Qt::Literals::StringLiterals;
using base::Err;
using base::Error;
using base::ErrorKind;
using base::Result;
using oauth::CodeRecord;
using oauth::RedeemOutcome;

Result<void> SqliteCodes::save(const base::Digest &code, const CodeRecord &record)
{
    if (auto alive = m_transactions.state(); !alive)
        return alive;
    if (m_young.find(code))
        return Err(Error {ErrorKind::Conflict, u"The code is kept already."_s});
    if (m_young.isFull()) {
        if (auto settled = settle(); !settled)
            return settled;
    }
    m_young.add(code, record);
    m_young.endVerb();
    return {};
}

Result<RedeemOutcome> SqliteCodes::take(const base::Digest &code, base::sys_seconds now)
{
    const CodeRecord *young = m_young.find(code);
    if (!young)
        return m_rows.take(code, now);
    if (young->expiresAt > now)
        return RedeemOutcome {oauth::CodeTaken {*young}};
    if (const auto saved = m_rows.save(code, *young); !saved)
        return Err(saved.error());
    auto outcome = m_rows.take(code, now);
    if (outcome)
        m_young.take(code);
    return outcome;
}

Result<void> SqliteCodes::use(
    const base::Digest &code, std::optional<qint64> session, base::sys_seconds now)
{
    const CodeRecord *young = m_young.find(code);
    if (!young)
        return m_rows.use(code, session, now);
    // One that opened a session is known by the name of that.
    if (!session) {
        if (auto saved = m_rows.save(code, *young); !saved)
            return saved;
        if (auto used = m_rows.use(code, session, now); !used)
            return used;
    }
    m_young.take(code);
    return {};
}

Result<void> SqliteCodes::settle()
{
    return m_young.settle(
        [this](const auto &young) { return m_rows.save(young.key, young.value); });
}

} // namespace gatehouse::store
