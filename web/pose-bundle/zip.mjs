// A zip whose entries are stored, not deflated, and begin at multiples of 64 bytes: MediaPipe maps
// models out of it without a copy. Format: PKWARE APPNOTE 6.3.3.
import { crc32 } from 'node:zlib'

const ALIGNMENT = 64
const LOCAL_HEADER_BYTES = 30
const CENTRAL_HEADER_BYTES = 46
const END_BYTES = 22
const VERSION = 20
const DATE_1980_01_01 = 0x21 // a fixed date, so that equal models give equal bytes

/** The fields that a local and a central header share, from "version needed" on. */
function writeCommonFields(header, offset, entry, extraBytes) {
  header.writeUInt16LE(VERSION, offset)
  header.writeUInt16LE(DATE_1980_01_01, offset + 8)
  header.writeUInt32LE(entry.crc, offset + 10)
  header.writeUInt32LE(entry.bytes.length, offset + 14)
  header.writeUInt32LE(entry.bytes.length, offset + 18)
  header.writeUInt16LE(entry.name.length, offset + 22)
  header.writeUInt16LE(extraBytes, offset + 24)
}

function localHeader(entry, position) {
  const plain = LOCAL_HEADER_BYTES + entry.name.length
  const padding = -(position + plain) & (ALIGNMENT - 1)
  const header = Buffer.alloc(plain + padding)
  header.writeUInt32LE(0x04034b50, 0)
  writeCommonFields(header, 4, entry, padding)
  entry.name.copy(header, LOCAL_HEADER_BYTES)
  return header
}

function centralHeader(entry) {
  const header = Buffer.alloc(CENTRAL_HEADER_BYTES + entry.name.length)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(VERSION, 4)
  writeCommonFields(header, 6, entry, 0)
  header.writeUInt32LE(entry.position, 42)
  entry.name.copy(header, CENTRAL_HEADER_BYTES)
  return header
}

function endOfCentralDirectory(count, bytes, position) {
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(position, 16)
  return end
}

/**
 * @param {Record<string, Uint8Array>} files content by name, in order
 * @returns {Buffer}
 */
export function alignedZip(files) {
  const parts = []
  let position = 0
  const append = (part) => {
    parts.push(part)
    position += part.length
  }
  const entries = Object.entries(files).map(([name, bytes]) => {
    const entry = { name: Buffer.from(name), bytes, crc: crc32(bytes), position }
    append(localHeader(entry, position))
    append(bytes)
    return entry
  })
  const directory = position
  for (const entry of entries) append(centralHeader(entry))
  append(endOfCentralDirectory(entries.length, position - directory, directory))
  return Buffer.concat(parts)
}
