-- Codes in the order they came in: a row with sealed tokens is long, and one that is kept in the
-- order of random digests makes the pages of all the others move.

CREATE TABLE codes_in_order (
    number INTEGER PRIMARY KEY, -- the order they came in
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    client_id BLOB NOT NULL,
    redirect_uri BLOB NOT NULL,
    code_challenge BLOB NOT NULL,
    resource BLOB NOT NULL,
    scopes BLOB NOT NULL,
    issuer BLOB NOT NULL,
    subject BLOB NOT NULL,
    email TEXT NOT NULL,
    email_verified INTEGER NOT NULL,
    name TEXT NOT NULL,
    groups TEXT NOT NULL, -- a JSON array
    provider BLOB NOT NULL,
    sign_in BLOB NOT NULL, -- sign_ins.id
    sealed_provider_tokens BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    taken_at INTEGER,
    session INTEGER REFERENCES sessions (number) ON DELETE CASCADE -- the one made from it
) STRICT;

INSERT INTO codes_in_order (digest, client_id, redirect_uri, code_challenge, resource, scopes,
        issuer, subject, email, email_verified, name, groups, provider, sign_in,
        sealed_provider_tokens, expires_at, taken_at, session)
    SELECT digest, client_id, redirect_uri, code_challenge, resource, scopes,
        issuer, subject, email, email_verified, name, groups, provider, sign_in,
        sealed_provider_tokens, expires_at, taken_at, session
    FROM codes ORDER BY expires_at, digest;

DROP TABLE codes;
ALTER TABLE codes_in_order RENAME TO codes;

CREATE INDEX codes_by_client ON codes (client_id);
CREATE INDEX codes_by_session ON codes (session) WHERE session IS NOT NULL;
CREATE INDEX codes_by_end ON codes (expires_at) WHERE session IS NULL;

-- Those of a client that give way first come first: of those, sign-ins that came to nothing.

DROP INDEX timeline_by_client;
CREATE INDEX timeline_by_client ON timeline (client_id, session <> x'', number);
