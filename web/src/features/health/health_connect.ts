import type { Database, Sqlite3Static } from '@sqlite.org/sqlite-wasm'
import type { HealthImport, ImportedDay } from '../../engine/health_import'
import { failure, ImportFailure } from './import_protocol'

/** Adds up Health Connect's database. Throws an ImportFailure. */
export function readDatabase(
  sqlite: Sqlite3Static,
  bytes: Uint8Array,
  engine: HealthImport
): ImportedDay[] {
  const database = new sqlite.oo1.DB()
  try {
    open(sqlite, database, bytes)
    readTables(database, engine)
    if (!engine.finish()) throw new ImportFailure(engine.problem())
    return engine.days()
  } finally {
    database.close()
  }
}

function open(sqlite: Sqlite3Static, database: Database, bytes: Uint8Array): void {
  const at = sqlite.wasm.allocFromTypedArray(bytes)
  const answer = sqlite.capi.sqlite3_deserialize(
    database.pointer!,
    'main',
    at,
    bytes.length,
    bytes.length,
    sqlite.capi.SQLITE_DESERIALIZE_FREEONCLOSE | sqlite.capi.SQLITE_DESERIALIZE_READONLY
  )
  if (answer !== 0) throw failure('checksum', 'the database cannot be opened')
}

function has(database: Database, table: string): boolean {
  const found = database.selectValue(
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?",
    table
  )
  return found === 1
}

function readTables(database: Database, engine: HealthImport): void {
  const device = has(database, 'device_info_table')
    ? `coalesce((SELECT d.device_type FROM device_info_table d
         WHERE d.row_id = r.device_info_id), 0)`
    : '0'
  let any = false
  engine.tables().forEach(({ table, value }, index) => {
    if (!has(database, table)) return
    any = true
    const sql = `SELECT r.start_time, r.end_time, coalesce(r.start_zone_offset, 0), ${value},
      coalesce(r.app_info_id, 0), ${device} FROM ${table} r
      ORDER BY r.start_time, r.end_time, r.row_id`
    let number = 0
    const statement = database.prepare(sql)
    try {
      while (statement.step()) {
        const [start, end, offset, amount, app, kind] = statement.get([]).map(Number)
        const source = engine.source(String(app), kind!)
        const local = (time_ms: number) => Math.trunc(time_ms / 1000) + (offset! % 86_400)
        const ok = engine.record(index, source, local(start!), local(end!), amount!, ++number)
        if (!ok) throw new ImportFailure(engine.problem())
      }
    } finally {
      statement.finalize()
    }
  })
  if (!any) throw failure('unknown_format', 'a database, but not of Health Connect')
}
