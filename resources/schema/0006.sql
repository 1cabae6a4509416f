-- The address that the first tokens of a session were asked for from, while the session lives.

ALTER TABLE sessions ADD COLUMN opened_from BLOB NOT NULL DEFAULT x''
    CHECK (ended_at IS NULL OR opened_from = x'');

DROP VIEW open_sessions;
CREATE VIEW open_sessions AS
    SELECT s.number, s.id, s.client_id, s.client_name, s.resource, s.scopes, s.provider,
        s.opened_at, s.ends_at, u.issuer, u.subject, u.email, u.email_verified, u.name, u.groups,
        s.opened_from
    FROM sessions AS s JOIN users AS u ON u.id = s.user_id
    WHERE s.ended_at IS NULL;
