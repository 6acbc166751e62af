-- Who a member is: a row without a password. Times are milliseconds since 1970 UTC.
CREATE TABLE members (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT,
  email TEXT,
  created_at_ms INTEGER NOT NULL
) STRICT;

-- Who the provider says it is. The key is what OpenID Connect guarantees to be stable (Core 1.0,
-- section 5.7): issuer and subject, never the e-mail address.
CREATE TABLE identities (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  created_at_ms INTEGER NOT NULL,
  PRIMARY KEY (issuer, subject)
) STRICT;
CREATE INDEX identities_by_member ON identities (member_id);

-- Browsers that are signed in. Only the SHA-256 of the cookie's token is here: whoever reads this
-- table cannot sign in with it.
CREATE TABLE sessions (
  token_hash BLOB NOT NULL PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  created_at_ms INTEGER NOT NULL,
  last_seen_at_ms INTEGER NOT NULL,
  -- The earlier of the idle and the absolute limit.
  expires_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_member ON sessions (member_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at_ms);
