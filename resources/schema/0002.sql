-- What the names of the providers mean, so that nothing that one of them gave ever goes to another.

CREATE TABLE providers (
    name BLOB NOT NULL PRIMARY KEY,
    meaning BLOB NOT NULL CHECK (length(meaning) = 32), -- a digest of what the settings say of it
    bound_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
