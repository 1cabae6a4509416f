-- Whoever looks for the steps of a session looks for what came with its tokens or later: the steps
-- before those are found by their sign-in, and go before them. (NOT IN would make a table of the
-- words for every step that is kept.)

DROP INDEX timeline_by_session;
CREATE INDEX timeline_by_session ON timeline (session, number) WHERE session <> x''
    AND kind <> 'asked' AND kind <> 'allowed' AND kind <> 'sent-to-provider'
    AND kind <> 'provider-answered' AND kind <> 'code-issued';
-- The same condition, word for word, or SQLite does not use the index.
CREATE VIEW session_steps AS SELECT * FROM timeline WHERE session <> x''
    AND kind <> 'asked' AND kind <> 'allowed' AND kind <> 'sent-to-provider'
    AND kind <> 'provider-answered' AND kind <> 'code-issued';

-- How many there are is asked whenever some come.
CREATE INDEX timeline_without_session ON timeline (number) WHERE session = x'';
