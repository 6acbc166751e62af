// How right the counts are, as rows: synthetic and real material apart, beside what is published
// for skeleton signals (arXiv 2107.13760: within one .94 to .95, mean absolute error .06).
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PROGRAM = 'build/release/engine/cli/liopep_counting_bench'
const PUBLISHED = { within_one: 0.95, mae: 0.06 }
const PEER = 'arXiv 2107.13760, published'

function accuracyRows(name, { clips, within_one, exact, mae }, material) {
  const note = `${material}, ${clips} clips, ${Math.round(exact * 100)} % exact`
  return [
    {
      name: `${name}: within one`,
      value: within_one,
      unit: '',
      peer: PEER,
      peerValue: PUBLISHED.within_one,
      note
    },
    {
      name: `${name}: mean absolute error by true count`,
      value: mae,
      unit: '',
      peer: PEER,
      peerValue: PUBLISHED.mae,
      note
    }
  ]
}

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function run() {
  const output = execFileSync(PROGRAM, [], { cwd: ROOT, encoding: 'utf8' })
  const { synthetic, harder, everyday, real } = JSON.parse(output)
  const directions = {
    front: 'repetitions from the front',
    three_quarter: 'repetitions, three-quarter',
    side: 'repetitions from the side',
    holds: 'holds, all directions'
  }
  const falseRows = Object.entries(everyday).map(
    ([where, { exercises, hours, an_hour, most }]) => ({
      name: `false repetitions an hour, ${where === 'desk' ? 'at a desk' : 'on their feet'}`,
      value: an_hour,
      unit: 'an hour',
      note: `body model, mean of ${exercises} exercises over ${hours} h dense with everyday movement, worst exercise ${most}; reach 1`
    })
  )
  return [
    ...Object.entries(directions).flatMap(([key, name]) =>
      accuracyRows(name, synthetic[key], 'body model')
    ),
    ...Object.entries(harder).flatMap(([difficulty, accuracy]) =>
      accuracyRows(`harder, ${difficulty.replace('_', ' ')}`, accuracy, 'body model')
    ),
    ...accuracyRows('recordings of people', real, 'real'),
    ...falseRows
  ]
}
