import databaseUrl from '@sqlite.org/sqlite-wasm/sqlite3.wasm?url'
import importUrl from '../../../build/wasm/engine/liopep_import.wasm?url'

/**
 * Fetches and compiles what reads health files, for workers that may not fetch. Rejects when it
 * cannot be had.
 */
export async function loadImportModule(): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(importUrl))
}

/** SQLite, for the database of Health Connect alone. */
export async function loadDatabaseModule(): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(databaseUrl))
}
