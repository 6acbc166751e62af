import type { ImportedDay, ImportFormat, ImportProblem } from '../../engine/health_import'

/** What the page hands to a worker: a file, and the modules to read it with. */
export interface ImportOrder {
  file: File
  module: WebAssembly.Module
  /** Days after it (ISO) are not believed. */
  latestDay: string
}

/** The same for a database that was found in there. */
export interface DatabaseOrder {
  bytes: ArrayBuffer
  module: WebAssembly.Module
  sqlite: WebAssembly.Module
  latestDay: string
}

/** What a worker says. Nothing of the file but daily totals leaves it. */
export type ImportReply =
  | { kind: 'progress'; done: number }
  | { kind: 'days'; format: ImportFormat; days: ImportedDay[]; memoryBytes: number }
  | { kind: 'failed'; problem: ImportProblem }
  | { kind: 'database'; bytes: ArrayBuffer }

/** A problem as an exception, within a worker only. */
export class ImportFailure extends Error {
  constructor(readonly problem: ImportProblem) {
    super(problem.reason)
  }
}

export function failure(fault: ImportProblem['fault'], reason: string, byte = 0): ImportFailure {
  return new ImportFailure({ fault, reason, byte, line: 0, record: 0 })
}
