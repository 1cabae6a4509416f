-- Clients of one kind by their age: what gives way when strangers register again and again is found
-- without a look at all of them.

DROP INDEX clients_by_age;
CREATE INDEX clients_by_age ON clients (kind, registered_at);
