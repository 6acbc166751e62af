import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'

const run = promisify(execFile)
const postScript = fileURLToPath(new URL('post_results.lua', import.meta.url))

/**
 * Requests per second and latencies of one route, by wrk on the other core.
 * @param {string} url
 * @param {{connections: number, seconds: number, headers?: string[], script?: string[]}} load
 * @returns {Promise<{perSecond: number, p99_ms: number, failures: number}>}
 */
async function wrk(url, { connections, seconds, headers = [], script = [] }) {
  const { stdout } = await run('wrk', [
    ...['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '--latency', '--timeout', '10s'],
    ...headers.flatMap((header) => ['-H', header]),
    ...(script.length ? ['-s', postScript] : []),
    url,
    ...(script.length ? ['--', ...script] : [])
  ])
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1])
  const [, amount, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout)
  const failures =
    Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0) +
    Number(/timeout (\d+)/.exec(stdout)?.[1] ?? 0)
  return { perSecond, p99_ms: Number(amount) * { us: 0.001, ms: 1, s: 1000 }[unit], failures }
}

/** Reads of one member's statistics. */
export function loadStatistics(origin, cookie, load) {
  const today = new Date().toISOString().slice(0, 10)
  return wrk(`${origin}/api/v1/statistics?today=${today}`, {
    ...load,
    headers: [`Cookie: ${cookie}`]
  })
}

/** Writes of new results, each with an id of its own; `run` makes the ids of this run differ. */
export function loadResults(origin, cookie, load, runNumber) {
  const started = Date.now() - 60_000
  const day = new Date(started).toISOString().slice(0, 10)
  return wrk(origin, { ...load, script: [String(runNumber), cookie, origin, day, String(started)] })
}
