// The recordings of ../shared/data/steps, each with its true number of steps.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
export const DATA = at('../shared/data/steps/')
export const TRAINER = at('build/release/engine/cli/liopep_train_steps')

/** Lines after the line of names, split at commas. */
export const table = (file) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

/** Every recording with its true steps: kind, file as the command takes it, samples for the peer. */
export function recordings(scratch) {
  const wrist = table(`${DATA}wrist/GROUND_TRUTH.csv`).map(([file, , , , truth]) => ({
    kind: file.match(/(slow|normal|fast)-walking/)?.[1] ?? 'none',
    file: `${DATA}wrist/${file}`,
    truth: Number(truth),
    samples: table(`${DATA}wrist/${file}`).map(([t_s, size]) => [1000 * t_s, Number(size)])
  }))
  const walks = table(`${DATA}walks/GROUND_TRUTH.csv`).map(([name, , , truth]) => {
    const text = gunzipSync(readFileSync(`${DATA}walks/${name}/accelerometer.csv.gz`)).toString()
    const file = join(scratch, `${name}.csv`)
    writeFileSync(file, text)
    const samples = text
      .trim()
      .split('\n')
      .map((line) => line.split(',').map(Number))
      .map(([t_ns, , x, y, z]) => [t_ns / 1e6, Math.hypot(x, y, z)])
    return { kind: 'phone', file, truth: Number(truth), samples }
  })
  return [...walks, ...wrist]
}
