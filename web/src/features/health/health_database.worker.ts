/// <reference lib="webworker" />
import sqlite3InitModule from '@sqlite.org/sqlite-wasm'
import { HealthImport } from '../../engine/health_import'
import { readDatabase } from './health_connect'
import { ImportFailure, type DatabaseOrder, type ImportReply } from './import_protocol'
import { localZone } from './local_zone'

/** Reads Health Connect's database, under the same policy as the other health worker (P11). */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope

const tell = (reply: ImportReply) => scope.postMessage(reply)

async function read(order: DatabaseOrder): Promise<void> {
  const engine = new HealthImport(order.module)
  engine.begin(order.latestDay, localZone())
  // Given compiled: this worker may not fetch.
  const instantiateWasm = (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void
  ) => {
    done(new WebAssembly.Instance(order.sqlite, imports), order.sqlite)
    return {}
  }
  const init = sqlite3InitModule as unknown as (
    options: object
  ) => ReturnType<typeof sqlite3InitModule>
  const sqlite = await init({ instantiateWasm, print: () => undefined, printErr: () => undefined })
  const days = readDatabase(sqlite, new Uint8Array(order.bytes), engine)
  tell({ kind: 'days', format: 'sqlite', days, memoryBytes: engine.memoryBytes })
}

scope.onmessage = ({ data }: MessageEvent<DatabaseOrder>) => {
  read(data).catch((error: unknown) => {
    const problem =
      error instanceof ImportFailure
        ? error.problem
        : { fault: 'checksum' as const, reason: String(error), byte: 0, line: 0, record: 0 }
    tell({ kind: 'failed', problem })
  })
}
