import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startLiopep } from '../../tools/start.mjs'
import { signInDemoMember } from '../../e2e/harness/demo_member.ts'
import { median } from '../row.mjs'
import { loadResults, loadStatistics } from './load.mjs'

const peersFolder = fileURLToPath(new URL('peers/', import.meta.url))
const LOAD = { connections: 64, seconds: 4 }
const ROUNDS = 3

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address()
  await new Promise((done) => server.close(done))
  return port
}

/** Starts a peer on a copy of the database that Liopep made, with the same member signed in. */
async function startPeer(command, script, database) {
  const port = await freePort()
  const child = spawn(command, [join(peersFolder, script), database, String(port)], {
    stdio: ['ignore', 'ignore', 'inherit']
  })
  const origin = `http://127.0.0.1:${port}`
  for (let attempt = 0; attempt < 100; attempt++) {
    const answered = await fetch(`${origin}/api/v1/statistics`).then(
      () => true,
      () => false
    )
    if (answered) break
    await new Promise((wait) => setTimeout(wait, 50))
  }
  return { origin, stop: () => child.kill('SIGKILL') }
}

/**
 * Requests per second and p99 of the two routes that carry a session, against Node (fastify and
 * better-sqlite3) and bun, in turns within one run, each on a copy of one database.
 * @returns {Promise<import('../row.mjs').Row[]>}
 */
export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'liopep-bench-'))
  const dataDir = join(folder, 'liopep')
  const options = { 'requests-per-minute': 100_000_000 }
  const seeded = await startLiopep({ port: 0, dataDir, quiet: true, options })
  const member = await signInDemoMember(seeded.origin)
  await seeded.stop()
  for (const peer of ['fastify', 'bun']) cpSync(dataDir, join(folder, peer), { recursive: true })

  const liopep = await startLiopep({ port: 0, dataDir, quiet: true, options, demo: false })
  const database = (peer) => join(folder, peer, 'liopep.db')
  const fastify = await startPeer(process.execPath, 'fastify_server.mjs', database('fastify'))
  const bun = await startPeer(
    join(peersFolder, 'node_modules/.bin/bun'),
    'bun_server.mjs',
    database('bun')
  )
  const servers = { liopep, fastify, bun }
  const measured = { statistics: {}, results: {} }
  try {
    let runNumber = 0
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, { origin }] of Object.entries(servers)) {
        const read = await loadStatistics(origin, member.cookie, LOAD)
        const write = await loadResults(origin, member.cookie, LOAD, ++runNumber)
        for (const [route, figures] of Object.entries({ statistics: read, results: write })) {
          if (figures.failures > 0)
            throw new Error(`${name} ${route}: ${figures.failures} failures`)
          ;(measured[route][name] ??= []).push(figures)
        }
      }
    }
  } finally {
    fastify.stop()
    bun.stop()
    await liopep.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return [
    ...rows('GET /api/v1/statistics', measured.statistics),
    ...rows('POST /api/v1/results', measured.results)
  ]
}

function rows(route, figures) {
  const of = (server, figure) => median(figures[server].map((each) => each[figure]))
  return ['fastify', 'bun'].flatMap((peer) => [
    {
      name: `${route}, requests a second`,
      value: of('liopep', 'perSecond'),
      unit: '/s',
      peer: peer === 'bun' ? 'bun (ceiling)' : 'fastify + better-sqlite3',
      peerValue: of(peer, 'perSecond'),
      ratio: of('liopep', 'perSecond') / of(peer, 'perSecond'),
      note: `${LOAD.connections} connections, median of ${ROUNDS}`
    },
    {
      name: `${route}, p99`,
      value: of('liopep', 'p99_ms'),
      unit: 'ms',
      peer: peer === 'bun' ? 'bun (ceiling)' : 'fastify + better-sqlite3',
      peerValue: of(peer, 'p99_ms'),
      ratio: of(peer, 'p99_ms') / of('liopep', 'p99_ms'),
      note: ''
    }
  ])
}
