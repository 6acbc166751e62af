import { describe, expect, it } from 'vitest'
import { alignedZip } from './zip.mjs'

const LOCAL_HEADER_BYTES = 30

/** Reads a zip from its end, as any reader does. */
function entriesOf(zip) {
  const end = zip.length - 22
  const entries = []
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < zip.readUInt16LE(end + 10); i += 1) {
    const nameBytes = zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    const start =
      local + LOCAL_HEADER_BYTES + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameBytes),
      crc: zip.readUInt32LE(at + 16),
      start,
      content: zip.toString('utf8', start, start + zip.readUInt32LE(at + 24))
    })
    at += 46 + nameBytes
  }
  return entries
}

describe('an aligned zip', () => {
  const zip = alignedZip({
    'a.txt': Buffer.from('The quick brown fox jumps over the lazy dog'),
    'longer-name.txt': Buffer.from('second')
  })

  it('holds its files, stored as they are', () => {
    expect(entriesOf(zip).map(({ name, content }) => [name, content])).toEqual([
      ['a.txt', 'The quick brown fox jumps over the lazy dog'],
      ['longer-name.txt', 'second']
    ])
  })

  it('begins each at a multiple of 64 bytes', () => {
    expect(entriesOf(zip).map(({ start }) => start % 64)).toEqual([0, 0])
  })

  it('carries the checksum that the standard names for this sentence', () => {
    expect(entriesOf(zip)[0].crc).toBe(0x414fa339)
  })
})
