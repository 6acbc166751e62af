// ./do bench: everything that is measured, one table out. Words choose parts: ./do bench engine
import { mkdirSync, writeFileSync } from 'node:fs'

import { table } from './row.mjs'

const parts = {
  engine: './engine/engine_bench.mjs',
  steps: './steps/steps_bench.mjs',
  counting: './engine/counting_bench.mjs',
  games: './games/games_bench.mjs',
  recognition: './recognition/recognition_bench.mjs',
  sound: './sound/sound_bench.mjs',
  camera: './camera/camera_bench.mjs',
  import: './import/import_bench.mjs',
  server: './server/server_bench.mjs',
  cold_start: './server/cold_start.mjs'
}
const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !(name in parts))
if (unknown.length) {
  console.error(
    `There is no '${unknown[0]}' to measure. There are: ${Object.keys(parts).join(', ')}.`
  )
  process.exit(2)
}

const rows = []
for (const [name, module] of Object.entries(parts)) {
  if (chosen.length && !chosen.includes(name)) continue
  console.error(`Measuring ${name} …`)
  const { run } = await import(new URL(module, import.meta.url))
  rows.push(...(await run()))
}
const output = new URL('output/', import.meta.url)
mkdirSync(output, { recursive: true })
writeFileSync(new URL('table.md', output), `${table(rows)}\n`)
console.log(table(rows))
