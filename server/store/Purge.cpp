// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Purge.h"

#include <array>

namespace gatehouse::store {

using base::Err;
using base::Result;
using base::sys_seconds;

Result<int> Purge::run(base::seconds unusedClientLife)
{
    const int atFirst = m_limit;
    struct Step
    {
        const char *sql;
        sys_seconds until;
    };
    const std::array steps {
        Step {"DELETE FROM sign_ins WHERE number IN"
              " (SELECT number FROM sign_ins WHERE expires_at <= ? LIMIT ?)",
            m_now},
        Step {"DELETE FROM consents WHERE number IN"
              " (SELECT number FROM consents WHERE expires_at <= ? LIMIT ?)",
            m_now},
        Step {"DELETE FROM sessions WHERE number IN"
              " (SELECT number FROM sessions WHERE ended_at <= ? LIMIT ?)",
            m_now - EndedSessionLife},
        Step {"DELETE FROM assertions WHERE digest IN"
              " (SELECT digest FROM assertions WHERE until <= ? LIMIT ?)",
            m_now},
        Step {"DELETE FROM provider_revocations WHERE number IN"
              " (SELECT number FROM provider_revocations WHERE settled_at <= ? LIMIT ?)",
            m_now - EndedSessionLife},
        Step {"DELETE FROM personal_tokens WHERE number IN"
              " (SELECT number FROM personal_tokens WHERE expires_at <= ? LIMIT ?)",
            m_now - oauth::ExpiredTokenLife},
        Step {"DELETE FROM clients WHERE id IN (SELECT id FROM clients AS c"
              " WHERE kind IN ('registered', 'document') AND registered_at <= ?"
              " AND NOT EXISTS (SELECT 1 FROM client_standings WHERE client_id = c.id)"
              " AND NOT EXISTS (SELECT 1 FROM agents WHERE client_id = c.id)"
              " AND NOT EXISTS (SELECT 1 FROM sessions WHERE client_id = c.id)"
              " AND NOT EXISTS (SELECT 1 FROM codes WHERE client_id = c.id)"
              " AND NOT EXISTS (SELECT 1 FROM sign_ins WHERE client_id = c.id) LIMIT ?)",
            m_now - unusedClientLife},
    };
    if (const auto forgotten = forgetCodes(); !forgotten)
        return Err(forgotten.error());
    for (const Step &step : steps) {
        if (auto gone = remove(step.sql, step.until); !gone)
            return gone;
    }
    if (const auto forgotten = forgetPeople(); !forgotten)
        return Err(forgotten.error());
    if (const auto forgotten = forgetAnswers(); !forgotten)
        return Err(forgotten.error());
    return atFirst - m_limit;
}

Result<int> Purge::remove(const char *sql, sys_seconds until)
{
    const auto gone = m_database.run(sql, {until, m_limit});
    if (!gone)
        return Err(gone.error());
    m_limit -= gone->changed();
    return gone->changed();
}

/// A code whose session is kept goes with it, so that a replay is known until then.
Result<void> Purge::forgetCodes()
{
    const auto gone = m_codes.forgetExpired(m_now, m_limit);
    if (!gone)
        return Err(gone.error());
    m_limit -= *gone;
    return {};
}

Result<void> Purge::forgetPeople()
{
    const auto gone =
        m_database.run("DELETE FROM users WHERE id IN (SELECT id FROM users AS u WHERE NOT EXISTS"
                       " (SELECT 1 FROM sessions WHERE user_id = u.id) AND NOT EXISTS"
                       " (SELECT 1 FROM personal_tokens WHERE user_id = u.id) LIMIT ?)",
            {m_limit});
    if (!gone)
        return Err(gone.error());
    m_limit -= gone->changed();
    return {};
}

/// What nobody may ask for again: repeatable answers after their grace. Who was looked at is looked
/// at again when something of it is over.
Result<void> Purge::forgetAnswers()
{
    const auto look = [this](bool isForAnswers) -> Result<int> {
        const auto chains = m_database.run(
            "UPDATE token_chains AS c SET answer = NULL, answer_until = NULL,"
            " due_at = max(refresh_expires_at, coalesce((SELECT max(expires_at) FROM access_tokens"
            " WHERE session = c.session), 0))"
            " WHERE session IN (SELECT session FROM token_chains AS t WHERE due_at < ?1"
            " AND (answer_until IS NULL OR answer_until < ?1) AND (answer IS NOT NULL) = ?3"
            " AND (answer IS NOT NULL OR refresh_expires_at > ?1 OR EXISTS"
            " (SELECT 1 FROM access_tokens WHERE session = t.session AND expires_at > ?1))"
            " LIMIT ?2)",
            {m_now, m_limit, isForAnswers});
        if (!chains)
            return Err(chains.error());
        return chains->changed();
    };
    const auto emptied = look(true);
    if (!emptied)
        return Err(emptied.error());
    m_limit -= *emptied;
    if (m_limit == 0)
        return {};
    if (const auto looked = look(false); !looked)
        return Err(looked.error());
    return {};
}

} // namespace gatehouse::store
