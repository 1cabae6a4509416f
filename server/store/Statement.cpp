// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Statement.h"

#include <sqlite3.h>
#include <type_traits>

namespace gatehouse::store {

Statement::Statement(sqlite3 *connection, const char *sql)
    : m_connection(connection)
{
    (void)sqlite3_prepare_v3(
        m_connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
}

Statement::~Statement()
{
    (void)sqlite3_finalize(m_statement); // repeats what the last step said
}

bool Statement::run(std::initializer_list<SqlValue> values)
{
    Q_ASSERT(int(values.size()) == sqlite3_bind_parameter_count(m_statement));
    // What gives rows reads its values after this, too.
    const auto held = sqlite3_column_count(m_statement) > 0 ? SQLITE_TRANSIENT : SQLITE_STATIC;
    int position = 0;
    for (const SqlValue &value : values) {
        ++position;
        const int bound = std::visit(
            [this, position, held](const auto &it) {
                using Kind = std::decay_t<decltype(it)>;
                if constexpr (std::is_same_v<Kind, SqlValue::Null>)
                    return sqlite3_bind_null(m_statement, position);
                else if constexpr (std::is_same_v<Kind, qint64>)
                    return sqlite3_bind_int64(m_statement, position, it);
                else if constexpr (std::is_same_v<Kind, QByteArray>)
                    return sqlite3_bind_blob64(
                        m_statement, position, it.constData(), sqlite3_uint64(it.size()), held);
                else
                    return sqlite3_bind_text64(m_statement, position, it.utf8.constData(),
                        sqlite3_uint64(it.utf8.size()), held, SQLITE_UTF8);
            },
            value.value());
        if (bound != SQLITE_OK) {
            m_code = bound;
            return false;
        }
    }
    step();
    m_isAtFirst = true;
    m_changed = m_code == SQLITE_DONE ? sqlite3_changes(m_connection) : 0;
    return !hasFailed();
}

void Statement::finish()
{
    (void)sqlite3_reset(m_statement); // repeats what the last step said
    (void)sqlite3_clear_bindings(m_statement);
}

bool Statement::next()
{
    if (m_isAtFirst)
        m_isAtFirst = false;
    else if (m_code == SQLITE_ROW)
        step();
    return m_code == SQLITE_ROW;
}

qint64 Statement::inserted() const
{
    return sqlite3_last_insert_rowid(m_connection);
}

bool Statement::hasFailed() const
{
    return m_code != SQLITE_ROW && m_code != SQLITE_DONE;
}

void Statement::step()
{
    m_code = sqlite3_step(m_statement);
}

QByteArrayView Statement::view(int column) const
{
    // This order: asking for the value may convert it, and with it its size.
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {data, sqlite3_column_bytes(m_statement, column)};
}

QByteArray Statement::bytes(int column) const
{
    return view(column).toByteArray();
}

QString Statement::text(int column) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(data, sqlite3_column_bytes(m_statement, column));
}

qint64 Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

} // namespace gatehouse::store
