// Steps: how far from the true number, on the recordings of ../shared/data/steps with the command
// that people call, beside a naive peak counter in the same run; and the time of one sample as
// WebAssembly and in plain JavaScript of the same math.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

import { StepCounter } from '../../web/src/engine/steps.ts'
import { median } from '../row.mjs'
import { naiveSteps } from './naive_peaks.mjs'
import { PlainStepCounter } from './plain_steps.mjs'
import { DATA, recordings, table } from './recordings.mjs'

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const ENGINE = at('build/release/engine/cli/liopep-engine')
const MODULE = at('build/wasm/engine/liopep_steps.wasm')
const WALK = at('engine/recordings/walk.csv')
const ROUNDS = 7
const LOOPS = 20

const mean = (values) => values.reduce((sum, each) => sum + each, 0) / values.length

function accuracyRows() {
  if (!existsSync(DATA)) {
    console.error('  ../shared/data/steps is not here: the rows on real recordings are skipped.')
    return []
  }
  const scratch = mkdtempSync(join(tmpdir(), 'liopep-steps-'))
  const counted = recordings(scratch).map((recording) => {
    const answer = execFileSync(ENGINE, ['steps', '--json', recording.file], { encoding: 'utf8' })
    return { ...recording, ours: JSON.parse(answer).steps, naive: naiveSteps(recording.samples) }
  })
  rmSync(scratch, { recursive: true })
  const off = (kinds, who) =>
    mean(
      counted
        .filter(({ kind }) => kinds.includes(kind))
        .map((each) => (100 * Math.abs(each[who] - each.truth)) / each.truth)
    )
  const row = (name, kinds, note) => {
    const [value, peerValue] = [off(kinds, 'ours'), off(kinds, 'naive')]
    return {
      name,
      value,
      unit: '% MAPE',
      peer: 'naive peaks',
      peerValue,
      ratio: peerValue / value,
      note
    }
  }
  const none = counted.filter(({ kind }) => kind === 'none')
  const falseSteps = (who) => mean(none.map((each) => Math.max(0, each[who] - each.truth)))
  return [
    row('steps, 12 phone walks (real)', ['phone'], 'limit 2; published naive 2.1'),
    row(
      'steps, wrist, 10 normal and fast (real)',
      ['normal', 'fast'],
      'limit 4; published naive 4.7 (normal); OxWalk 12.5'
    ),
    row('steps, wrist, 5 slow (real)', ['slow'], 'limit 10; published naive 41.9'),
    {
      name: `false steps, mean of ${none.length} non-walking wrist recordings (real)`,
      value: falseSteps('ours'),
      unit: 'steps',
      peer: 'naive peaks',
      peerValue: falseSteps('naive'),
      note: 'limit 1; published naive 56'
    }
  ]
}

/** The constants that both share, read from the engine's own source. */
function constants() {
  const source = ['cadence_path.cc', 'gait_glance.cc', 'gait_odds.h', 'gait_window.cc']
    .map((file) => readFileSync(at(`engine/src/steps/${file}`), 'utf8'))
    .join('')
  const found = source.matchAll(/^(?:constexpr| ) (?:float|double) (\w+) = (-?[\d.]+)F?;/gm)
  return Object.fromEntries([...found].map(([, name, value]) => [name, Number(value)]))
}

async function speedRows() {
  const bytes = readFileSync(MODULE)
  const samples = table(WALK).map((line) => line.map(Number))
  const length_ms = samples.at(-1)[0] + 20
  const ways = {
    wasm: await StepCounter.create(new WebAssembly.Module(bytes)),
    plain: new PlainStepCounter(constants())
  }
  const ns = { wasm: [], plain: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const counts = Object.entries(ways).map(([name, way]) => {
      way.start()
      const start = process.hrtime.bigint()
      for (let loop = 0; loop < LOOPS; loop++) {
        for (const [t_ms, x, y, z] of samples) way.add(loop * length_ms + t_ms, x, y, z)
      }
      ns[name].push(Number(process.hrtime.bigint() - start) / (LOOPS * samples.length))
      const last = way.finish()
      return last.steps ?? last
    })
    if (Math.abs(counts[0] - counts[1]) > 2) throw new Error(`they disagree: ${counts.join(', ')}`)
  }
  const [wasm, plain] = [median(ns.wasm), median(ns.plain)]
  return [
    {
      name: 'steps, one sample at 50 Hz, WebAssembly',
      value: wasm,
      unit: 'ns',
      peer: 'plain JavaScript',
      peerValue: plain,
      ratio: plain / wasm,
      note: 'through the page’s own door, in Node'
    },
    {
      name: 'step counter module',
      value: brotliCompressSync(bytes).length / 1000,
      unit: 'kB brotli',
      note: 'loaded only by a walk; limit 10 kB'
    }
  ]
}

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function run() {
  return [...accuracyRows(), ...(await speedRows())]
}
