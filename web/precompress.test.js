import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { precompressFolder } from './precompress.mjs'

let folder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liopep-precompress-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a file that gets smaller has both forms beside it, holding the same bytes', async () => {
  const script = Buffer.from('export const squats = 12\n'.repeat(200))
  writeFileSync(join(folder, 'page.js'), script)
  // a second time the bytes come from the cache
  for (let round = 0; round < 2; round++) {
    await precompressFolder(folder)
    expect(brotliDecompressSync(readFileSync(join(folder, 'page.js.br')))).toEqual(script)
    expect(gunzipSync(readFileSync(join(folder, 'page.js.gz')))).toEqual(script)
  }
})

test('what would not get smaller stays alone', async () => {
  writeFileSync(join(folder, 'font.woff2'), 'a'.repeat(1000))
  writeFileSync(join(folder, 'tiny.txt'), 'a')
  await precompressFolder(folder)
  expect(readdirSync(folder).sort()).toEqual(['font.woff2', 'tiny.txt'])
})
