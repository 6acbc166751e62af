// How often an exercise is recognised among all after two repetitions, and how often everyday
// movement is given a name. Synthetic throughout: the movers follow the same key poses that the
// recogniser compares with, so these rows are an upper bound.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PROGRAM = 'build/release/engine/cli/liopep_recognition_bench'
const SEEDS = '4'
const DIRECTIONS = ['from the front', 'three-quarter']

function firstNumber(output, pattern) {
  const found = output.match(pattern)
  if (!found) throw new Error(`${PROGRAM} did not say ${pattern}`)
  return Number(found[1])
}

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function run() {
  const output = execFileSync(PROGRAM, [SEEDS], { cwd: ROOT, encoding: 'utf8' })
  return [
    ...DIRECTIONS.map((name, i) => ({
      name: `exercise recognised after two repetitions, ${name}`,
      value: firstNumber(output, new RegExp(`^direction ${i}: .* = ([0-9.]+)$`, 'm')),
      unit: '',
      note: 'body model, among all exercises of the content; reach .95'
    })),
    {
      name: 'everyday movement given a name',
      value: firstNumber(output, /^false names in 60 minutes of daily life: ([0-9]+)$/m),
      unit: 'an hour',
      note: 'body model, dense with gestures'
    }
  ]
}
