// How often an exercise is recognised among all after two repetitions, and how often everyday
// movement is given a name. By the body model throughout: the movers have a style of their own,
// but follow the key poses that the recogniser compares with, so recognition is an upper bound.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PROGRAM = 'build/release/engine/cli/liopep_recognition_bench'
// People of whom nothing was learned (engine/training/recognition.md).
const SCALE = ['--first', '9001', '--people', '12', '--hours', '6']
const RECOGNISED = [
  'imitators from the front',
  'imitators three-quarter',
  'routines from the front'
]
const EVERYDAY = ['dense gestures', 'everyday on the feet', 'everyday at a desk']

function firstNumber(output, pattern) {
  const found = output.match(pattern)
  if (!found) throw new Error(`${PROGRAM} did not say ${pattern}`)
  return Number(found[1])
}

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function run() {
  const output = execFileSync(PROGRAM, SCALE, { cwd: ROOT, encoding: 'utf8' })
  return [
    ...RECOGNISED.map((name) => ({
      name: `exercise recognised after two repetitions, ${name}`,
      value: firstNumber(output, new RegExp(`^${name}: .* = ([0-9.]+),`, 'm')),
      unit: '',
      note: 'body model, among all exercises of the content; reach .95'
    })),
    ...EVERYDAY.map((name) => ({
      name: `names where nothing is done, ${name}`,
      value: firstNumber(output, new RegExp(`^false names, ${name}: ([0-9.]+) an hour$`, 'm')),
      unit: 'an hour',
      note: 'body model; reach 2'
    }))
  ]
}
