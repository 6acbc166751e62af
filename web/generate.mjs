// Makes what the page imports and nobody writes: the contract's types, the messages of every
// language, and what the camera's worker needs. What is as its sources are is left as it is.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const WEB = import.meta.dirname
const ROOT = join(WEB, '..')
const LANGUAGES = join(ROOT, 'content/languages')
/** Which version of each generator is installed, and how it is called. */
const ALWAYS = [join(ROOT, 'package-lock.json'), join(WEB, 'package.json')]

const MADE = [
  {
    script: 'generate:contract',
    folder: join(WEB, 'src/api/generated'),
    sources: [join(ROOT, 'api/openapi.yaml')]
  },
  {
    script: 'generate:messages',
    folder: join(WEB, 'src/i18n/generated'),
    sources: [
      join(WEB, 'project.inlang/settings.json'),
      ...readdirSync(LANGUAGES).map((name) => join(LANGUAGES, name))
    ]
  }
]

function fingerprint(files) {
  const hash = createHash('sha256')
  for (const file of [...ALWAYS, ...files]) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

for (const { script, folder, sources } of MADE) {
  const stamp = join(folder, '.made-from')
  const wanted = fingerprint(sources)
  if (readIfThere(stamp) === wanted) continue
  execFileSync('npm', ['run', '--silent', script], { cwd: WEB, stdio: 'inherit' })
  writeFileSync(stamp, wanted)
}
await import('./pose-bundle/build.mjs')
