-- A session that is open has no reason for its end, and then nothing needs to be looked for among the
-- words: SQLite makes a table of them for each row. The rule is the same, and so are the rows.

PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (end_reason IN', 'CHECK (end_reason IS NULL OR end_reason IN')
    WHERE type = 'table' AND name = 'sessions';
PRAGMA writable_schema = RESET;
