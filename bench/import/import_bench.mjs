// The import of health data: an Apple Health export, made up as a stream, read by the module in a
// worker of a real browser, as XML and as a zip that is unpacked on the way.
import { fileURLToPath } from 'node:url'

import { openWorker } from '../browser_worker.mjs'

const MODULE = new URL('../../build/wasm/engine/liopep_import.wasm', import.meta.url)
const GIGABYTES = Number(process.env.LIOPEP_BENCH_GB ?? 2)

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function run() {
  const worker = await openWorker(new URL('import_worker.mjs', import.meta.url), {
    module: fileURLToPath(MODULE)
  })
  try {
    return rowsOf(await worker.ask({ bytes: GIGABYTES * 1e9 }, ['module']))
  } finally {
    await worker.close()
  }
}

function rowsOf({ xml, packed, memoryBytes, days }) {
  const note = `${(xml.bytes / 1e9).toFixed(1)} GB of made-up XML in a worker of Chromium, ${days} days; reach 100 MB/s`
  const memory = memoryBytes / 1e6
  return [
    {
      name: 'import: Apple Health XML',
      value: xml.megabytesPerSecond,
      unit: 'MB/s',
      ratio: xml.megabytesPerSecond / 100,
      peer: 'the aim',
      peerValue: 100,
      note
    },
    {
      name: 'import: the same, unpacked on the way',
      value: packed.megabytesPerSecond,
      unit: 'MB/s',
      ratio: packed.megabytesPerSecond / 100,
      peer: 'the aim',
      peerValue: 100,
      note: `deflate by the browser, checksum and XML; ${(packed.bytes / 1e9).toFixed(1)} GB`
    },
    {
      name: 'import: memory of the engine',
      value: memory,
      unit: 'MB',
      ratio: 64 / memory,
      peer: 'the aim',
      peerValue: 64,
      note: 'WebAssembly memory after all of it'
    }
  ]
}
