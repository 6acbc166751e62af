-- A walk is measured in steps, and in metres where the member's device knows a step's length. Null
-- where an activity is not measured so. Its source is the motion sensor, that of a sound the microphone;
-- SQLite changes no CHECK, so the table is made anew.
CREATE TABLE results_with_steps (
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  exercise TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  half_count INTEGER NOT NULL CHECK (half_count >= 0),
  duration_ms INTEGER NOT NULL CHECK (duration_ms > 0),
  started_at_ms INTEGER NOT NULL,
  day TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('camera', 'microphone', 'motion', 'self_report')),
  held_ms INTEGER CHECK (held_ms >= 0),
  score INTEGER CHECK (score >= 0),
  steps INTEGER CHECK (steps >= 0),
  distance_m INTEGER CHECK (distance_m >= 0),
  PRIMARY KEY (member_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO results_with_steps (member_id, id, exercise, count, half_count, duration_ms,
                                started_at_ms, day, source, held_ms, score)
  SELECT member_id, id, exercise, count, half_count, duration_ms, started_at_ms, day, source,
         held_ms, score FROM results;
DROP TABLE results;
ALTER TABLE results_with_steps RENAME TO results;

ALTER TABLE daily_rollups ADD COLUMN steps INTEGER NOT NULL DEFAULT 0;
