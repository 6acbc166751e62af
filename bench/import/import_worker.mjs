// Makes up an export as a stream, and reads it with the module that the page loads.
const encoder = new TextEncoder()
const DEVICE =
  '&lt;&lt;HKDevice: 0x3012772a0&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,7, software:10.2&gt;'
const TYPES = ['HeartRate', 'StepCount', 'ActiveEnergyBurned', 'BasalEnergyBurned', 'HeartRate']
const UNITS = ['count/min', 'count', 'kcal', 'kcal', 'count/min']
const RECORDS_PER_BLOCK = 2000
const FIRST_MS = Date.UTC(2015, 0, 1)

const written = (time_ms) => new Date(time_ms).toISOString().slice(0, 19).replace('T', ' ')

/** Records of some days; ten years of them come again and again. */
function block(number) {
  const lines = []
  for (let i = 0; i < RECORDS_PER_BLOCK; ++i) {
    const start = FIRST_MS + (((number * RECORDS_PER_BLOCK + i) * 97_000) % (3650 * 86_400_000))
    const kind = i % TYPES.length
    const source = i % 7 < 5 ? 'Anna’s Apple Watch' : 'Anna’s iPhone'
    lines.push(
      ` <Record type="HKQuantityTypeIdentifier${TYPES[kind]}" sourceName="${source}" sourceVersion="10.2" device="${DEVICE}" unit="${UNITS[kind]}" creationDate="${written(start + 60_000)} +0200" startDate="${written(start)} +0200" endDate="${written(start + 55_000)} +0200" value="${i % 90}">\n  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="0"/>\n </Record>\n`
    )
  }
  return encoder.encode(lines.join(''))
}

const HEAD = encoder.encode('<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_US">\n')
const TAIL = encoder.encode('</HealthData>\n')
/** Made beforehand, so that only reading is measured. */
const BLOCKS = Array.from({ length: 48 }, (_, i) => block(i * 40))

/** The engine with a way to push bytes of any length. */
class Engine {
  constructor(module) {
    this.exports = new WebAssembly.Instance(module, {}).exports
    this.exports._initialize()
    this.at = this.exports.liopep_chunk()
    this.capacity = this.exports.liopep_chunk_capacity()
    this.exports.liopep_import_begin(30_000)
    this.exports.liopep_import_open()
    this.crc = 0
  }

  push(bytes, checksum = false) {
    for (let from = 0; from < bytes.length; from += this.capacity) {
      const part = bytes.subarray(from, from + this.capacity)
      new Uint8Array(this.exports.memory.buffer, this.at, part.length).set(part)
      if (checksum) this.crc = this.exports.liopep_zip_crc(this.crc, part.length)
      if (!this.exports.liopep_import_push(part.length)) throw new Error('refused')
    }
  }

  days() {
    if (!this.exports.liopep_import_close() || !this.exports.liopep_import_finish()) {
      throw new Error('refused at the end')
    }
    let days = 0
    for (let day = 0; ; ++days) {
      const at = this.exports.liopep_import_next_day(day)
      if (at === 0) return days
      day = new DataView(this.exports.memory.buffer).getInt32(at, true) + 1
    }
  }
}

function readXml(module, bytes) {
  const engine = new Engine(module)
  const began = performance.now()
  engine.push(HEAD)
  let read = HEAD.length
  for (let i = 0; read < bytes; ++i) {
    const next = BLOCKS[i % BLOCKS.length]
    engine.push(next)
    read += next.length
  }
  engine.push(TAIL)
  const days = engine.days()
  const seconds = (performance.now() - began) / 1000
  const memoryBytes = engine.exports.memory.buffer.byteLength
  return { bytes: read, megabytesPerSecond: read / 1e6 / seconds, memoryBytes, days }
}

/** Packed in memory first: the clock runs for unpacking, checksum and reading. */
async function readPacked(module) {
  const parts = [HEAD, ...BLOCKS, ...BLOCKS, TAIL]
  const packed = await new Response(
    new Blob(parts).stream().pipeThrough(new CompressionStream('deflate-raw'))
  ).blob()
  const engine = new Engine(module)
  const began = performance.now()
  let read = 0
  const stream = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  for (;;) {
    const { done, value } = await stream.read()
    if (done) break
    engine.push(value, true)
    read += value.length
  }
  engine.days()
  return { bytes: read, megabytesPerSecond: read / 1e3 / (performance.now() - began) }
}

globalThis.onmessage = async ({ data: { bytes, module: code } }) => {
  const module = await WebAssembly.compile(code)
  const { memoryBytes, days, ...xml } = readXml(module, bytes)
  const packed = await readPacked(module)
  globalThis.postMessage({ xml, packed, memoryBytes, days })
}
