-- Some exercises are held rather than repeated, and games are played for points. Null where an
-- activity is not measured so.
ALTER TABLE results ADD COLUMN held_ms INTEGER CHECK (held_ms >= 0);
ALTER TABLE results ADD COLUMN score INTEGER CHECK (score >= 0);

ALTER TABLE daily_rollups ADD COLUMN held_ms INTEGER NOT NULL DEFAULT 0;
