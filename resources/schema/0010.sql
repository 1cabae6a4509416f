-- The tokens of a session by the session: what is kept of its refresh tokens is one row that is written
-- again at each refresh, and of its access tokens the newest, so that neither a session that is
-- refreshed for years nor one that is refreshed without pause grows, and a refresh finds everything
-- beside each other on the disk. All refresh tokens of a session share a part, their family, by which
-- one that was used long ago is still known; access tokens carry the name of their session.

CREATE TABLE token_chains (
    session INTEGER PRIMARY KEY REFERENCES sessions (number) ON DELETE CASCADE,
    family BLOB UNIQUE CHECK (length(family) = 16), -- of the live refresh token
    refresh BLOB CHECK (length(refresh) = 32), -- the live one; nothing for an agent, which has none
    refresh_expires_at INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    used BLOB CHECK (length(used) = 32), -- the one that the live one was handed out for
    used_at INTEGER,
    answer BLOB, -- the sealed answer itself, while it may be repeated
    answer_until INTEGER,
    issued INTEGER NOT NULL, -- access tokens so far
    due_at INTEGER NOT NULL, -- when somebody must look whether the answer or the session is over
    -- in a copy of the file: the client may have later tokens of the family than this row knows
    is_behind INTEGER NOT NULL DEFAULT 0,
    CHECK ((used IS NULL) = (used_at IS NULL)),
    CHECK ((answer IS NULL) = (answer_until IS NULL))
) STRICT;
CREATE INDEX token_chains_due ON token_chains (due_at);

CREATE TABLE access_tokens (
    session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
    number INTEGER NOT NULL, -- the order they were issued in
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    expires_at INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    scopes BLOB NOT NULL,
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;

-- What leads from a token to its session where neither token_chains.family nor sessions.id does: of
-- agents, and of tokens that were issued before this schema.
CREATE TABLE token_families (
    family BLOB NOT NULL PRIMARY KEY CHECK (length(family) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('access', 'refresh')),
    session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX token_families_by_session ON token_families (session);

INSERT INTO token_chains (session, family, refresh, refresh_expires_at, issued_at, used, used_at,
        answer, answer_until, issued, due_at)
    SELECT live.session, substr(live.refresh, 1, 16), live.refresh, live.refresh_expires_at,
        live.issued_at, last.refresh, last.used_at, live.answer,
        CASE WHEN live.answer IS NOT NULL THEN live.due_at END, live.generation, live.due_at
    FROM token_pairs AS live LEFT JOIN token_pairs AS last ON last.session = live.session
        AND last.generation = live.generation - 1 AND last.refresh IS NOT NULL
    WHERE live.used_at IS NULL;

INSERT INTO access_tokens (session, number, digest, expires_at, issued_at, scopes)
    SELECT session, generation, access, access_expires_at, issued_at, scopes
    FROM token_pairs WHERE access IS NOT NULL;

INSERT INTO token_families (family, kind, session)
    SELECT substr(access, 1, 16), 'access', session FROM token_pairs WHERE access IS NOT NULL
    UNION ALL SELECT substr(refresh, 1, 16), 'refresh', session FROM token_pairs
        WHERE refresh IS NOT NULL AND used_at IS NOT NULL;

DROP TABLE token_pairs;
