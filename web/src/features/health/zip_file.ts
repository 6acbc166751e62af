import type { HealthImport, ImportFormat, ZipEntry } from '../../engine/health_import'
import { failure, ImportFailure } from './import_protocol'

/** As engine/include/liopep/import_zip.h has them. */
const TAIL_BYTES = 66 * 1024
const HEADER_BYTES = 30
const LONGEST_ENTRY = 46 + 3 * 65_535
export const SNIFF_BYTES = 4096
const MOST_CANDIDATES = 20_000

async function bytesOf(file: Blob, from: number, length: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(from, from + length).arrayBuffer())
}

/** Takes a chunk; false ends the reading early. */
export type Sink = (chunk: Uint8Array<ArrayBuffer>) => boolean

/** A zip on the device, of any size: read by slices, unpacked by the browser, checked. */
export class ZipFile {
  private constructor(
    readonly entries: ZipEntry[],
    private readonly file: Blob,
    private readonly engine: HealthImport
  ) {}

  /** Reads the list of what may be of use. Rejects with an ImportFailure. */
  static async open(file: Blob, engine: HealthImport): Promise<ZipFile> {
    const tailBytes = Math.min(TAIL_BYTES, file.size)
    const tail = await bytesOf(file, file.size - tailBytes, tailBytes)
    const directory = engine.zipEnd(tail, file.size)
    if (!directory) throw new ImportFailure(engine.zipProblem())
    const list = await bytesOf(file, directory.offset, directory.bytes)
    const entries: ZipEntry[] = []
    let at = 0
    for (let i = 0; i < directory.entries; ++i) {
      const entry = engine.zipEntry(list.subarray(at, at + LONGEST_ENTRY), directory.offset + at)
      if (!entry) throw new ImportFailure(engine.zipProblem())
      if (entry.isCandidate) entries.push(entry)
      at += entry.listBytes
    }
    return new ZipFile(entries, file, engine)
  }

  /** Unpacks one file chunk by chunk. Rejects when it is damaged, or longer than it says. */
  async read(entry: ZipEntry, sink: Sink): Promise<void> {
    let crc = 0
    let unpacked = 0
    for await (const chunk of await this.#unpacked(entry)) {
      unpacked += chunk.length
      if (unpacked > entry.unpackedBytes) {
        throw failure('zip_bomb', `${entry.name} unpacks to more than it says`, unpacked)
      }
      crc = this.engine.crc(crc, chunk)
      if (!sink(chunk)) return
    }
    if (unpacked < entry.unpackedBytes) {
      throw failure('cut_off', `${entry.name} is cut off`, unpacked)
    }
    if (crc !== entry.crc) throw failure('checksum', `${entry.name} is damaged`, unpacked)
  }

  /** The files of the best kind, by their content. */
  async chosen(): Promise<{ format: ImportFormat; entries: ZipEntry[] }> {
    if (this.entries.length > MOST_CANDIDATES) {
      throw failure('too_much', 'more than 20000 files in one zip')
    }
    let best = { rank: 1, format: 'unknown' as ImportFormat, entries: [] as ZipEntry[] }
    for (const entry of this.entries) {
      const format = await this.#formatOf(entry)
      const rank = this.engine.rank(format)
      if (rank < best.rank) continue
      if (rank > best.rank) best = { rank, format, entries: [] }
      best.format = format
      best.entries.push(entry)
    }
    if (best.entries.length === 0) {
      throw failure('unknown_format', 'the zip holds no file of a known kind')
    }
    return best
  }

  async #formatOf(entry: ZipEntry): Promise<ImportFormat> {
    const head = new Uint8Array(SNIFF_BYTES)
    let length = 0
    await this.read(entry, (chunk) => {
      const part = chunk.subarray(0, SNIFF_BYTES - length)
      head.set(part, length)
      length += part.length
      return length < SNIFF_BYTES
    })
    return this.engine.sniff(head.subarray(0, length))
  }

  async #unpacked(entry: ZipEntry): Promise<AsyncIterable<Uint8Array<ArrayBuffer>>> {
    const header = await bytesOf(this.file, entry.headerOffset, HEADER_BYTES)
    const offset = this.engine.zipHeader(header, entry.headerOffset)
    if (offset === 0) throw new ImportFailure(this.engine.zipProblem())
    const from = entry.headerOffset + offset
    const packed = this.file.slice(from, from + entry.packedBytes).stream()
    return chunksOf(
      entry.isPacked ? packed.pipeThrough(new DecompressionStream('deflate-raw')) : packed,
      entry.name
    )
  }
}

/** The chunks of a stream; what the browser cannot unpack is a damaged file. */
export async function* chunksOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  name: string
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw failure('checksum', `${name} is damaged or cut off: ${String(error)}`)
      })
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
