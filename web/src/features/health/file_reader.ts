import type { HealthImport, ImportedDay, ImportFormat } from '../../engine/health_import'
import { failure, ImportFailure } from './import_protocol'
import { chunksOf, SNIFF_BYTES, ZipFile } from './zip_file'

/** A database is read in memory; Health Connect's of ten years has some hundred megabytes. */
const MOST_DATABASE_BYTES = 768 * 1024 * 1024

/** What reading a file came to: days, or a database that another worker reads. */
export type Read =
  | { kind: 'days'; format: ImportFormat; days: ImportedDay[] }
  | { kind: 'database'; bytes: ArrayBuffer }

/** Reads any file that can be imported, chunk by chunk. Rejects with an ImportFailure. */
export async function readHealthFile(
  file: Blob,
  engine: HealthImport,
  onprogress: (done: number) => void
): Promise<Read> {
  const head = new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer())
  const format = engine.sniff(head)
  if (format === 'sqlite') {
    if (file.size > MOST_DATABASE_BYTES) throw failure('too_much', 'the database is too large')
    return { kind: 'database', bytes: await file.arrayBuffer() }
  }
  if (format === 'zip') return readZip(file, engine, onprogress)
  engine.open()
  let read = 0
  for await (const chunk of chunksOf(file.stream(), 'the file')) {
    if (!engine.push(chunk)) throw new ImportFailure(engine.problem())
    read += chunk.length
    onprogress(read / file.size)
  }
  if (!engine.close()) throw new ImportFailure(engine.problem())
  return { kind: 'days', format, days: daysOf(engine) }
}

function daysOf(engine: HealthImport): ImportedDay[] {
  if (!engine.finish()) throw new ImportFailure(engine.problem())
  return engine.days()
}

async function readZip(
  file: Blob,
  engine: HealthImport,
  onprogress: (done: number) => void
): Promise<Read> {
  const zip = await ZipFile.open(file, engine)
  const { format, entries } = await zip.chosen()
  const all = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0)
  let read = 0
  const told = (chunk: Uint8Array) => onprogress((read += chunk.length) / all)
  const [first] = entries
  if (format === 'sqlite' && first) {
    if (first.unpackedBytes > MOST_DATABASE_BYTES) {
      throw failure('too_much', 'the database is too large')
    }
    const bytes = new Uint8Array(first.unpackedBytes)
    await zip.read(first, (chunk) => {
      bytes.set(chunk, read)
      told(chunk)
      return true
    })
    return { kind: 'database', bytes: bytes.buffer }
  }
  for (const entry of entries) {
    engine.open()
    await zip.read(entry, (chunk) => {
      told(chunk)
      return engine.push(chunk)
    })
    if (!engine.close()) throw new ImportFailure(engine.problem())
  }
  return { kind: 'days', format, days: daysOf(engine) }
}
