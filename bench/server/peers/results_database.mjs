import { createHash } from 'node:crypto'

/**
 * The two routes' work on Liopep's own tables, as a Node programmer would write it: synchronous
 * statements, one transaction a request. `database` is better-sqlite3's or bun's own (both have
 * prepare, exec, transaction). Durability is Liopep's: write-ahead log, synced at each commit.
 */
export function resultsDatabase(database) {
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA foreign_keys = ON')
  database.exec('PRAGMA secure_delete = ON')

  const session = database.prepare(
    'SELECT member_id FROM sessions WHERE token_hash = ? AND expires_at_ms > ?'
  )
  const insert = database.prepare(
    `INSERT INTO results (member_id, id, exercise, count, half_count, duration_ms, started_at_ms, day, source)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
  )
  const stored = database.prepare('SELECT * FROM results WHERE member_id = ? AND id = ?')
  const rollUp = database.prepare(
    `INSERT INTO daily_rollups (member_id, day, breaks, repetitions, active_ms) VALUES (?, ?, 1, ?, ?)
     ON CONFLICT (member_id, day) DO UPDATE SET breaks = breaks + 1,
       repetitions = repetitions + excluded.repetitions, active_ms = active_ms + excluded.active_ms`
  )
  const days = database.prepare(
    `SELECT day AS date, breaks, repetitions, active_ms FROM daily_rollups
     WHERE member_id = ? AND day > ? AND day <= ? ORDER BY day`
  )
  const save = database.transaction((member, r) => {
    const { changes } = insert.run(
      ...[member, r.id, r.exercise, r.count, r.half_count, r.duration_ms],
      ...[r.started_at_ms, r.day, r.source]
    )
    if (changes === 1) rollUp.run(member, r.day, r.count, r.duration_ms)
    return changes === 1
  })

  return {
    /** The member whose session cookie this is, or null. */
    member(token) {
      const hash = createHash('sha256').update(token).digest()
      return session.get(hash, Date.now())?.member_id ?? null
    },
    /** Saves a result; [status, answer]. */
    saveResult(member, result) {
      if (save(member, result)) return [201, result]
      const before = stored.get(member, result.id)
      return before.count === result.count ? [200, result] : [409, { key: 'result.conflict' }]
    },
    /** Totals and days. */
    statistics(member, today) {
      const from = shifted(today, -30)
      const rows = days.all(member, from, today)
      const monday = shifted(today, -((new Date(today).getUTCDay() + 6) % 7))
      const total = (list) => ({
        breaks: list.reduce((sum, row) => sum + row.breaks, 0),
        repetitions: list.reduce((sum, row) => sum + row.repetitions, 0),
        active_ms: list.reduce((sum, row) => sum + row.active_ms, 0)
      })
      const active = new Set(rows.map((row) => row.date))
      let streak = 0
      let day = active.has(today) ? today : shifted(today, -1)
      while (active.has(day)) {
        streak++
        day = shifted(day, -1)
      }
      return {
        today: total(rows.filter((row) => row.date === today)),
        week: total(rows.filter((row) => row.date >= monday)),
        streak_days: streak,
        days: rows
      }
    }
  }
}

function shifted(date, days) {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}
