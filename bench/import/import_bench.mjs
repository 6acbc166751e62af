// The import of health data: an Apple Health export, made up as a stream, read by the module in a
// worker of a real browser, as XML and as a zip that is unpacked on the way.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { launchWithCamera } from '../camera/chromium.mjs'

const root = new URL('../../', import.meta.url)
const GIGABYTES = Number(process.env.LIOPEP_BENCH_GB ?? 2)

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function run() {
  const files = {
    '/': ['text/html', '<!doctype html><title>import</title>'],
    '/worker.mjs': ['text/javascript', readFileSync(new URL('import_worker.mjs', import.meta.url))],
    '/import.wasm': [
      'application/wasm',
      readFileSync(new URL('build/wasm/engine/liopep_import.wasm', root))
    ]
  }
  const server = createServer((request, response) => {
    const [type, body] = files[request.url] ?? ['text/plain', '']
    response.writeHead(200, { 'content-type': type }).end(body)
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const browser = await launchWithCamera(null)
  const page = await browser.newPage()
  try {
    await page.goto(`http://127.0.0.1:${server.address().port}/`)
    const measured = await page.evaluate(
      (bytes) =>
        new Promise((resolve, reject) => {
          const worker = new globalThis.Worker('/worker.mjs', { type: 'module' })
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => reject(new Error(message))
          worker.postMessage({ bytes })
        }),
      GIGABYTES * 1e9
    )
    return rowsOf(measured)
  } finally {
    await browser.close()
    server.close()
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
