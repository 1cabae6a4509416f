-- The audit log: rows are appended, and the oldest go after a time. Each digest is over that of the
-- row before and everything in its own row, so that no row can be changed, taken out or moved alone.

CREATE TABLE audit (
    number INTEGER PRIMARY KEY, -- without a gap
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    who TEXT NOT NULL,
    client_id BLOB NOT NULL,
    client_name TEXT NOT NULL,
    subject BLOB NOT NULL,
    detail TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

-- Where the log begins and ends, apart from its rows.
CREATE TABLE audit_ends (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    anchor_number INTEGER NOT NULL, -- the last row that was too old
    anchor_digest BLOB NOT NULL CHECK (length(anchor_digest) = 32),
    head_number INTEGER NOT NULL, -- the last row
    head_digest BLOB NOT NULL CHECK (length(head_digest) = 32)
) STRICT;
INSERT INTO audit_ends VALUES (1, 0, zeroblob(32), 0, zeroblob(32));

-- What is looked for in a row.
CREATE VIEW audit_said AS
    SELECT number, at, kind, actor, who, client_id, client_name, subject, detail, digest,
        lower(actor || char(10) || who) AS people,
        lower(client_id || char(10) || client_name) AS clients,
        lower(kind || char(10) || actor || char(10) || who || char(10) || client_id || char(10)
            || client_name || char(10) || subject || char(10) || detail) AS said
    FROM audit;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'rows of the audit log are never changed'); END;
CREATE TRIGGER audit_goes_from_its_beginning BEFORE DELETE ON audit
    WHEN OLD.number > (SELECT anchor_number FROM audit_ends)
    BEGIN SELECT RAISE(ABORT, 'rows of the audit log go when they are too old only'); END;
