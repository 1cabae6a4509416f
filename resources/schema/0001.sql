-- Gatehouse's first schema. Never edited once released; changes come as 0002.sql.
--
-- Tokens, codes and handles are kept as SHA-256 digests, provider tokens sealed, times as Unix
-- seconds. A statement ends with a semicolon at the end of a line.

CREATE TABLE clients (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('pre-registered', 'registered', 'document')),
    name TEXT NOT NULL,
    redirect_uris TEXT NOT NULL, -- a JSON array
    auth_method TEXT NOT NULL
        CHECK (auth_method IN ('none', 'client_secret_basic', 'client_secret_post',
            'private_key_jwt')),
    secret_digest BLOB CHECK (length(secret_digest) = 32),
    client_uri BLOB NOT NULL,
    scope BLOB NOT NULL,
    issued_at INTEGER NOT NULL,
    -- of the normalised metadata; only where registering again gives the same client (RFC 7591)
    metadata BLOB UNIQUE CHECK (length(metadata) = 32),
    registered_at INTEGER NOT NULL, -- the last time it registered, or its document was kept
    access_ttl INTEGER CHECK (access_ttl > 0), -- seconds; nothing: as the settings say
    management_digest BLOB CHECK (length(management_digest) = 32), -- RFC 7592
    -- of a client described by a document: how it may prove itself
    or_none INTEGER NOT NULL DEFAULT 0,
    jwks BLOB NOT NULL DEFAULT x'', -- a JWK set
    jwks_uri BLOB NOT NULL DEFAULT x'',
    assertion_alg BLOB NOT NULL DEFAULT x''
) STRICT, WITHOUT ROWID;
CREATE INDEX clients_by_age ON clients (registered_at) WHERE kind <> 'pre-registered';

-- Assertions that clients have used (RFC 7523 3), so that none comes twice.
CREATE TABLE assertions (
    digest BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 32), -- of the client and the jti
    until INTEGER NOT NULL -- from then on it is refused for its age
) STRICT, WITHOUT ROWID;
CREATE INDEX assertions_by_end ON assertions (until);

-- What the owner decided about a client, kept here or not; no row: nothing.
CREATE TABLE client_standings (
    client_id BLOB NOT NULL PRIMARY KEY,
    standing TEXT NOT NULL CHECK (standing IN ('approved', 'blocked')),
    decided_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_ins (
    number INTEGER PRIMARY KEY, -- the order they came in
    handle BLOB NOT NULL UNIQUE CHECK (length(handle) = 32),
    stage TEXT NOT NULL CHECK (stage IN
        ('stopped', 'consent', 'choice', 'account', 'at-provider', 'replaced')),
    id BLOB NOT NULL,
    client_id BLOB NOT NULL,
    redirect_uri BLOB NOT NULL,
    state BLOB NOT NULL,
    code_challenge BLOB NOT NULL,
    resource BLOB NOT NULL,
    scopes BLOB NOT NULL,
    login_hint BLOB NOT NULL,
    browser BLOB NOT NULL CHECK (length(browser) = 32),
    provider BLOB NOT NULL,
    nonce BLOB NOT NULL,
    consent_asked INTEGER NOT NULL,
    sealed_verifier BLOB NOT NULL,
    remember_in BLOB CHECK (length(remember_in) = 32), -- consents.browser, once the person is in
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_ins_by_client ON sign_ins (client_id, number) WHERE stage <> 'replaced';
CREATE INDEX sign_ins_by_browser ON sign_ins (client_id, browser, number);
CREATE INDEX sign_ins_replaced ON sign_ins (client_id, number) WHERE stage = 'replaced';
CREATE INDEX sign_ins_by_end ON sign_ins (expires_at);

-- A yes that is remembered in one browser.
CREATE TABLE consents (
    number INTEGER PRIMARY KEY, -- the order they were said in
    browser BLOB NOT NULL CHECK (length(browser) = 32), -- digest of its cookie
    client_id BLOB NOT NULL,
    redirect_host BLOB NOT NULL,
    resource BLOB NOT NULL,
    scopes BLOB NOT NULL, -- sorted
    expires_at INTEGER NOT NULL,
    UNIQUE (browser, client_id, redirect_host, resource, scopes)
) STRICT;
CREATE INDEX consents_by_client ON consents (client_id);
CREATE INDEX consents_by_end ON consents (expires_at);

CREATE TABLE users (
    id BLOB NOT NULL PRIMARY KEY, -- a digest over issuer and subject
    issuer BLOB NOT NULL,
    subject BLOB NOT NULL,
    email TEXT NOT NULL,
    email_verified INTEGER NOT NULL,
    name TEXT NOT NULL,
    groups TEXT NOT NULL, -- a JSON array
    UNIQUE (issuer, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    number INTEGER PRIMARY KEY, -- the order they were opened in
    id BLOB NOT NULL UNIQUE,
    user_id BLOB NOT NULL REFERENCES users (id),
    client_id BLOB NOT NULL,
    client_name TEXT NOT NULL,
    resource BLOB NOT NULL,
    scopes BLOB NOT NULL,
    provider BLOB NOT NULL,
    sealed_provider_tokens BLOB NOT NULL,
    opened_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    ended_at INTEGER,
    end_reason TEXT CHECK (end_reason IN ('revoked', 'code-replayed', 'refresh-replayed',
        'not-allowed', 'provider-refused', 'expired')),
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
) STRICT;
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_client ON sessions (client_id);
CREATE INDEX sessions_by_end ON sessions (ends_at) WHERE ended_at IS NULL;
CREATE INDEX sessions_ended ON sessions (ended_at) WHERE ended_at IS NOT NULL;

-- What a token is looked up with: the session, unless it was ended, and who it belongs to.
CREATE VIEW open_sessions AS
    SELECT s.number, s.id, s.client_id, s.client_name, s.resource, s.scopes, s.provider,
        s.opened_at, s.ends_at, u.issuer, u.subject, u.email, u.email_verified, u.name, u.groups
    FROM sessions AS s JOIN users AS u ON u.id = s.user_id
    WHERE s.ended_at IS NULL;

CREATE TABLE codes (
    digest BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
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
) STRICT, WITHOUT ROWID;
CREATE INDEX codes_by_client ON codes (client_id);
CREATE INDEX codes_by_session ON codes (session) WHERE session IS NOT NULL;
CREATE INDEX codes_by_end ON codes (expires_at) WHERE session IS NULL;

-- Every answer of the token endpoint: a refresh token with the access token it came with. A
-- session's pairs are one chain: the key leaves room for one successor only, and the index
-- token_pairs_live for one unused refresh token only.
CREATE TABLE token_pairs (
    session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
    generation INTEGER NOT NULL,
    -- nothing for an agent, which gets an access token only
    refresh BLOB UNIQUE CHECK (length(refresh) = 32),
    refresh_expires_at INTEGER NOT NULL,
    used_at INTEGER, -- when the next pair was handed out for it
    access BLOB UNIQUE CHECK (length(access) = 32), -- nothing once it was ended alone
    access_expires_at INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    scopes BLOB NOT NULL, -- of the access token
    answer BLOB, -- the sealed answer itself, while it may be repeated
    due_at INTEGER NOT NULL, -- when the answer may not be repeated any more, then when all is over
    PRIMARY KEY (session, generation)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX token_pairs_live ON token_pairs (session) WHERE used_at IS NULL;
CREATE INDEX token_pairs_due ON token_pairs (due_at) WHERE used_at IS NULL;

-- What a provider must still be told, and what came of it: written in the step that ends a session
-- or drops a code that had tokens of the provider's.
CREATE TABLE provider_revocations (
    number INTEGER PRIMARY KEY, -- the order they came in
    record TEXT NOT NULL CHECK (record IN ('session', 'code')), -- what the tokens are sealed to
    record_id BLOB NOT NULL,
    provider BLOB NOT NULL,
    user_id BLOB NOT NULL,
    client_id BLOB NOT NULL,
    sealed_tokens BLOB NOT NULL, -- empty once it is settled
    queued_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER, -- the next try; nothing once it is settled
    settled_at INTEGER,
    outcome TEXT CHECK (outcome IN ('revoked', 'refused', 'unsupported', 'still-used',
        'given-up')),
    last_words TEXT NOT NULL DEFAULT '', -- why the last try failed, for people
    CHECK ((settled_at IS NULL) = (outcome IS NULL)),
    CHECK ((settled_at IS NULL) = (next_at IS NOT NULL))
) STRICT;
CREATE INDEX provider_revocations_due ON provider_revocations (next_at) WHERE settled_at IS NULL;
CREATE INDEX provider_revocations_settled ON provider_revocations (settled_at)
    WHERE settled_at IS NOT NULL;

-- The confidential clients that may act for themselves (RFC 6749 4.4).
CREATE TABLE agents (
    client_id BLOB NOT NULL PRIMARY KEY,
    resources TEXT NOT NULL, -- a JSON array
    scopes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened in attempts to connect, for a week; without a token, code, secret, person or address.
CREATE TABLE timeline (
    number INTEGER PRIMARY KEY, -- the order of the first times
    at INTEGER NOT NULL, -- the first time
    last_at INTEGER NOT NULL,
    times INTEGER NOT NULL CHECK (times > 0),
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    sign_in BLOB NOT NULL, -- sign_ins.id, or empty
    client_id BLOB NOT NULL, -- or empty
    client_name TEXT NOT NULL,
    session BLOB NOT NULL, -- sessions.id, or empty
    tie BLOB NOT NULL, -- a digest under a key of the running server, or empty
    detail BLOB NOT NULL
) STRICT;
CREATE INDEX timeline_by_client ON timeline (client_id, number);
CREATE INDEX timeline_by_sign_in ON timeline (sign_in, number) WHERE sign_in <> x'';
CREATE INDEX timeline_by_session ON timeline (session, number) WHERE session <> x'';
CREATE INDEX timeline_loose ON timeline (tie, number) WHERE sign_in = x'' AND session = x'';

CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash BLOB NOT NULL,
    email TEXT NOT NULL
) STRICT, WITHOUT ROWID;
