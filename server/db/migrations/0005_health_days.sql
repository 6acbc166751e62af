-- Daily totals that a member brought from a health app and chose to save. Whole numbers: steps,
-- metres, kilocalories, flights, minutes.
CREATE TABLE health_days (
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  type TEXT NOT NULL
    CHECK (type IN ('steps', 'distance_m', 'active_energy_kcal', 'flights', 'active_minutes')),
  value INTEGER NOT NULL CHECK (value >= 0),
  source TEXT NOT NULL
    CHECK (source IN ('apple_health', 'google_fit', 'health_connect', 'fit', 'tcx', 'gpx')),
  imported_at_ms INTEGER NOT NULL,
  PRIMARY KEY (member_id, day, type)
) STRICT, WITHOUT ROWID;

-- What a member agreed to when saving them (GDPR article 9(2)(a)), and when it was taken back.
CREATE TABLE health_consents (
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('own_statistics')),
  version INTEGER NOT NULL,
  given_at_ms INTEGER NOT NULL,
  withdrawn_at_ms INTEGER,
  PRIMARY KEY (member_id, purpose, version)
) STRICT, WITHOUT ROWID;
