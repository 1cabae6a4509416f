-- Personal access tokens: what scripts call MCP servers with in somebody's name.

CREATE TABLE personal_tokens (
    number INTEGER PRIMARY KEY, -- the order they were made in
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32), -- SHA-256 of the token
    id BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    user_id BLOB NOT NULL REFERENCES users (id),
    provider BLOB NOT NULL, -- the name of the one that vouches for the user
    resources TEXT NOT NULL, -- a JSON array of the MCP servers it is for
    tools TEXT NOT NULL, -- a JSON array of globs, empty: every tool
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    requests INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX personal_tokens_by_user ON personal_tokens (user_id);
CREATE INDEX personal_tokens_by_end ON personal_tokens (expires_at);
