// node bench/steps/held_out.mjs [gait_odds.h]: how far steps are from the true number on recordings
// that the odds were not learned from; writes them into the header if it is named.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { TRAINER, recordings } from './recordings.mjs'

const scratch = mkdtempSync(join(tmpdir(), 'liopep-steps-'))
const list = join(scratch, 'list.csv')
writeFileSync(
  list,
  recordings(scratch)
    .map(({ kind, truth, file }) => `${kind},${truth},${file}\n`)
    .join('')
)
execFileSync(TRAINER, [list, ...process.argv.slice(2)], { stdio: 'inherit' })
rmSync(scratch, { recursive: true })
if (process.argv[2]) console.log(readFileSync(process.argv[2], 'utf8'))
