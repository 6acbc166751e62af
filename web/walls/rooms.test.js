import { cruise } from 'dependency-cruiser'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import rooms from './rooms.mjs'

let folder
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'liopep-walls-')), 'web')
})
afterEach(() => rmSync(dirname(folder), { recursive: true }))

/** The names of the rules that a web/ with these files would breach. */
async function breaches(files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { tsConfig: _, ...options } = rooms.options
  const { output } = await cruise(['src'], {
    ...options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: rooms.forbidden }
  })
  return output.summary.violations.map((violation) => violation.rule.name)
}

const here = 'export const a = 1\n'
const uses = (path) => `export { a } from '${path}'\n`

test.each([
  ['engine-room', 'src/engine/e.ts', '../api/index', 'src/api/index.ts'],
  ['capture-room', 'src/capture/c.ts', '../api/index', 'src/api/index.ts'],
  ['ui-room', 'src/ui/u.ts', '../features/breaks/b', 'src/features/breaks/b.ts'],
  ['api-room', 'src/api/a.ts', '../outbox/index', 'src/outbox/index.ts'],
  ['features-room', 'src/features/breaks/b.ts', '../../app/a', 'src/app/a.ts'],
  ['features-apart', 'src/features/breaks/b.ts', '../insight/i', 'src/features/insight/i.ts'],
  ['capture-by-its-door', 'src/features/breaks/b.ts', '../../capture/c', 'src/capture/c.ts'],
  ['lab-room', 'src/lab/l.ts', '../api/index', 'src/api/index.ts'],
  ['lab-by-its-route', 'src/app/a.ts', '../lab/l', 'src/lab/l.ts'],
  [
    'recordings-in-lab',
    'src/app/a.ts',
    '../../../engine/recordings/r',
    '../engine/recordings/r.ts'
  ],
  ['outside-src', 'src/ui/u.ts', '../../pose-bundle/p', 'pose-bundle/p.ts']
])('%s: %s may not import %s', async (rule, from, path, to) => {
  expect(await breaches({ [from]: uses(path), [to]: here })).toContain(rule)
})

test('the lab and tests may have recordings', async () => {
  const found = await breaches({
    'src/lab/l.ts': uses('../../../engine/recordings/r'),
    'src/engine/e.test.ts': uses('../../../engine/recordings/r'),
    '../engine/recordings/r.ts': here
  })
  expect(found).toEqual([])
})

test('a type import counts as well', async () => {
  const found = await breaches({
    'src/engine/e.ts': "import type { A } from '../api/index'\nexport type B = A\n",
    'src/api/index.ts': 'export type A = number\n'
  })
  expect(found).toContain('engine-room')
})

test('a component counts as well', async () => {
  const found = await breaches({
    'src/features/breaks/B.svelte':
      '<script lang="ts">import { a } from "../insight/i"</script>{a}\n',
    'src/features/insight/i.ts': here
  })
  expect(found).toContain('features-apart')
})

test('what the rule allows passes', async () => {
  const found = await breaches({
    'src/features/breaks/b.ts': `${uses('../../capture/index')}export { a as b } from '../../api/index'\n`,
    'src/capture/index.ts': uses('../engine/e'),
    'src/api/index.ts': here,
    'src/engine/e.ts': here
  })
  expect(found).toEqual([])
})
