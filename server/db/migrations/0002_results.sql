-- What was counted in a break. The key starts with the member and ends with the id that the
-- member's device made, so that sending the same result twice stores it once.
CREATE TABLE results (
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  exercise TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  half_count INTEGER NOT NULL CHECK (half_count >= 0),
  duration_ms INTEGER NOT NULL CHECK (duration_ms > 0),
  started_at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('camera', 'self_report')),
  PRIMARY KEY (member_id, id)
) STRICT, WITHOUT ROWID;

-- Sums of `results` by the member's local day: statistics read these alone.
CREATE TABLE daily_rollups (
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  breaks INTEGER NOT NULL,
  repetitions INTEGER NOT NULL,
  active_ms INTEGER NOT NULL,
  PRIMARY KEY (member_id, day)
) STRICT, WITHOUT ROWID;
