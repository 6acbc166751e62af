import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { request } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from '../row.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = join(root, 'build/release/server/main/liopep-server')
const ROUNDS = 15
const GIVE_UP_MS = 10_000

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** True when /healthz answers 200. A plain request: fetch's own start would be measured too. */
function isHealthy(port) {
  return new Promise((done) => {
    const asked = request({ host: '127.0.0.1', port, path: '/healthz' }, (response) => {
      response.resume()
      response.on('end', () => done(response.statusCode === 200))
    })
    asked.on('error', () => done(false))
    asked.end()
  })
}

/** Milliseconds from starting the program to its first 200, on the data in `dataDir`. */
async function startOnce(dataDir) {
  const port = await freePort()
  const flags = [
    `--listen=127.0.0.1:${port}`,
    `--public-origin=http://localhost:${port}`,
    `--data-dir=${dataDir}`,
    `--web-root=${join(root, 'web/dist')}`,
    `--content-dir=${join(root, 'content')}`
  ]
  const begin = performance.now()
  const child = spawn(program, flags, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'exit')
  try {
    while (!(await isHealthy(port))) {
      if (child.exitCode !== null) throw new Error(`the server ended (${child.exitCode})`)
      if (performance.now() - begin > GIVE_UP_MS) throw new Error('the server never answered')
      await new Promise((wait) => setTimeout(wait, 1))
    }
    return performance.now() - begin
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

/**
 * Time from starting the server to the first 200 of /healthz: with a new database, and with one
 * that is there.
 * @returns {Promise<import('../row.mjs').Row[]>}
 */
export async function run() {
  if (!existsSync(program)) throw new Error(`${program} is not built`)
  const fresh = []
  const again = []
  for (let round = 0; round < ROUNDS; round++) {
    const dataDir = mkdtempSync(join(tmpdir(), 'liopep-cold-'))
    try {
      fresh.push(await startOnce(dataDir))
      again.push(await startOnce(dataDir))
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
  const row = (name, values) => ({
    name,
    value: median(values),
    unit: 'ms',
    note: `median of ${ROUNDS}; worst ${Math.max(...values).toFixed(0)} ms; page files in the cache`
  })
  return [row('server, start to first answer', again), row('server, first start ever', fresh)]
}
