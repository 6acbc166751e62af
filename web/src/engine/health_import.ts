/**
 * The typed door to the import module (engine/wasm/import_exports.cc): bytes of health files in,
 * daily totals out. Offsets are those that the C++ asserts.
 */

/** In the order of the engine's HealthType. */
export const HEALTH_TYPES = [
  'steps',
  'distance_m',
  'active_energy_kcal',
  'flights',
  'active_minutes'
] as const
export type ImportedType = (typeof HEALTH_TYPES)[number]

/** In the order of the engine's ImportFormat. */
const FORMATS = [
  'unknown',
  'apple_health',
  'google_fit_csv',
  'google_fit_json',
  'fit',
  'tcx',
  'gpx',
  'zip',
  'sqlite',
  'ignored'
] as const
export type ImportFormat = (typeof FORMATS)[number]

/** In the order of the engine's ImportFault. */
const FAULTS = [
  'none',
  'unknown_format',
  'encoding',
  'entity',
  'syntax',
  'cut_off',
  'too_long',
  'too_deep',
  'date',
  'value',
  'unit',
  'checksum',
  'too_much',
  'no_time',
  'zip_bomb',
  'no_data'
] as const
export type ImportFault = (typeof FAULTS)[number]

/** Why a file was refused, and where. Line and record are 0 where there are none. */
export interface ImportProblem {
  fault: ImportFault
  byte: number
  line: number
  record: number
  reason: string
}

/** The totals of a local day; what nobody measured is not there. */
export interface ImportedDay {
  day: string
  totals: Partial<Record<ImportedType, number>>
}

/** From this second since 1970 UTC on, local time is so far ahead. */
export interface ZoneSpan {
  from_utc_s: number
  offset_s: number
}

export interface ZipDirectory {
  offset: number
  bytes: number
  entries: number
}

export interface ZipEntry {
  name: string
  isPacked: boolean
  isCandidate: boolean
  crc: number
  packedBytes: number
  unpackedBytes: number
  headerOffset: number
  listBytes: number
}

interface Exports extends WebAssembly.Exports {
  memory: WebAssembly.Memory
  _initialize(): void
  liopep_chunk(): number
  liopep_chunk_capacity(): number
  liopep_import_begin(latest_day: number): void
  liopep_import_zone(from_utc_s: number, offset_s: number): number
  liopep_import_open(): void
  liopep_import_push(size: number): number
  liopep_import_close(): number
  liopep_import_finish(): number
  liopep_import_problem(): number
  liopep_import_next_day(day: number): number
  liopep_import_sniff(size: number): number
  liopep_import_rank(format: number): number
  liopep_import_source(name_bytes: number, device_type: number): number
  liopep_import_record(
    table: number,
    source: number,
    start_s: number,
    end_s: number,
    value: number,
    number: number
  ): number
  liopep_import_table(table: number): number
  liopep_zip_end(size: number, file_bytes: number): number
  liopep_zip_entry(at: number, size: number, file_offset: number): number
  liopep_zip_header(size: number, file_offset: number): number
  liopep_zip_problem(): number
  liopep_zip_crc(crc: number, size: number): number
}

const DAY_MS = 86_400_000
/** Of a zip's list entry: where its name begins. */
const NAME_AT = 46

/** One import: begin, files, finish, days. */
export class HealthImport {
  readonly #engine: Exports
  readonly #at: number
  readonly chunkBytes: number
  readonly #text = new TextDecoder()

  constructor(module: WebAssembly.Module) {
    this.#engine = new WebAssembly.Instance(module, {}).exports as Exports
    this.#engine._initialize()
    this.#at = this.#engine.liopep_chunk()
    this.chunkBytes = this.#engine.liopep_chunk_capacity()
  }

  /** Days after `latestDay` (ISO) are not believed. */
  begin(latestDay: string, zones: ZoneSpan[]): void {
    this.#engine.liopep_import_begin(Date.parse(latestDay) / DAY_MS)
    for (const { from_utc_s, offset_s } of zones) {
      this.#engine.liopep_import_zone(from_utc_s, offset_s)
    }
  }

  open(): void {
    this.#engine.liopep_import_open()
  }

  /** Takes bytes of the open file. False after a problem. */
  push(bytes: Uint8Array): boolean {
    return this.#each(bytes, (size) => this.#engine.liopep_import_push(size) !== 0)
  }

  close(): boolean {
    return this.#engine.liopep_import_close() !== 0
  }

  finish(): boolean {
    return this.#engine.liopep_import_finish() !== 0
  }

  problem(): ImportProblem {
    return this.#problem(this.#engine.liopep_import_problem())
  }

  /** Only after finish() was true. */
  days(): ImportedDay[] {
    const found: ImportedDay[] = []
    for (let from = 0; ;) {
      const at = this.#engine.liopep_import_next_day(from)
      if (at === 0) return found
      const view = this.#view()
      const day = view.getInt32(at, true)
      const measured = view.getUint32(at + 4, true)
      const totals: ImportedDay['totals'] = {}
      HEALTH_TYPES.forEach((type, i) => {
        if ((measured >> i) & 1) totals[type] = view.getFloat64(at + 8 + 8 * i, true)
      })
      found.push({ day: new Date(day * DAY_MS).toISOString().slice(0, 10), totals })
      from = day + 1
    }
  }

  sniff(head: Uint8Array): ImportFormat {
    const size = this.#put(head.subarray(0, this.chunkBytes))
    return FORMATS[this.#engine.liopep_import_sniff(size)] ?? 'unknown'
  }

  /** 0: not read. Of the files of one zip only those of the highest rank are. */
  rank(format: ImportFormat): number {
    return this.#engine.liopep_import_rank(FORMATS.indexOf(format))
  }

  /** A source of Health Connect; 0 when there are too many. */
  source(name: string, deviceType: number): number {
    return this.#engine.liopep_import_source(this.#put(new TextEncoder().encode(name)), deviceType)
  }

  /** A row of Health Connect's table number `table`, by the local clock. False after a problem. */
  record(
    table: number,
    source: number,
    start_s: number,
    end_s: number,
    value: number,
    number: number
  ): boolean {
    return this.#engine.liopep_import_record(table, source, start_s, end_s, value, number) !== 0
  }

  /** Health Connect's tables, and what of a row `r` is the value. */
  tables(): { table: string; value: string }[] {
    const found = []
    for (let i = 0; ; ++i) {
      const size = this.#engine.liopep_import_table(i)
      if (size === 0) return found
      const [table = '', value = ''] = this.#read(this.#at, size).split('\n')
      found.push({ table, value })
    }
  }

  /** Finds the list of files of a zip from its last bytes. */
  zipEnd(tail: Uint8Array, fileBytes: number): ZipDirectory | null {
    const at = this.#engine.liopep_zip_end(this.#put(tail), fileBytes)
    if (at === 0) return null
    const number = (offset: number) => Number(this.#view().getBigUint64(at + offset, true))
    return { offset: number(0), bytes: number(8), entries: number(16) }
  }

  /** The entry that these bytes of the list begin with. */
  zipEntry(list: Uint8Array, fileOffset: number): ZipEntry | null {
    const at = this.#engine.liopep_zip_entry(0, this.#put(list), fileOffset)
    if (at === 0) return null
    const view = this.#view()
    const number = (offset: number) => Number(view.getBigUint64(at + offset, true))
    return {
      headerOffset: number(0),
      packedBytes: number(24),
      unpackedBytes: number(32),
      listBytes: number(40),
      name: this.#read(this.#at + NAME_AT, view.getUint32(at + 48, true)),
      crc: view.getUint32(at + 52, true),
      isPacked: view.getUint32(at + 56, true) !== 0,
      isCandidate: view.getUint32(at + 60, true) !== 0
    }
  }

  /** How far behind its local header a file's data begin; 0 after a problem. */
  zipHeader(header: Uint8Array, fileOffset: number): number {
    return this.#engine.liopep_zip_header(this.#put(header), fileOffset)
  }

  zipProblem(): ImportProblem {
    return this.#problem(this.#engine.liopep_zip_problem())
  }

  /** CRC-32, continued. */
  crc(before: number, bytes: Uint8Array): number {
    let crc = before
    this.#each(bytes, (size) => {
      crc = this.#engine.liopep_zip_crc(crc, size) >>> 0
      return true
    })
    return crc
  }

  /** Bytes of memory that the engine has taken. */
  get memoryBytes(): number {
    return this.#engine.memory.buffer.byteLength
  }

  #each(bytes: Uint8Array, take: (size: number) => boolean): boolean {
    for (let at = 0; at < bytes.length; at += this.chunkBytes) {
      if (!take(this.#put(bytes.subarray(at, at + this.chunkBytes)))) return false
    }
    return true
  }

  #put(bytes: Uint8Array): number {
    const fits = bytes.subarray(0, this.chunkBytes)
    new Uint8Array(this.#engine.memory.buffer, this.#at, fits.length).set(fits)
    return fits.length
  }

  #view(): DataView {
    return new DataView(this.#engine.memory.buffer)
  }

  #read(at: number, length: number): string {
    return this.#text.decode(new Uint8Array(this.#engine.memory.buffer, at, length))
  }

  #problem(at: number): ImportProblem {
    const view = this.#view()
    const text = this.#read(at + 32, 160)
    return {
      fault: FAULTS[view.getUint32(at, true)] ?? 'syntax',
      byte: Number(view.getBigUint64(at + 8, true)),
      line: Number(view.getBigUint64(at + 16, true)),
      record: Number(view.getBigUint64(at + 24, true)),
      reason: text.slice(0, text.indexOf('\0'))
    }
  }
}
