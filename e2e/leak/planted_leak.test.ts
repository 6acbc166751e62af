import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { cameraClip, recordingsFolder } from '../harness/camera_clip.ts'
import { BREAK_LIMIT_BYTES, totalBytes } from '../harness/departure_audit.ts'
import { Stage } from '../harness/stage.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))

/** Builds the page with the planted leak, beside the real one. */
function buildLeakyPage(): string {
  const outDir = '../e2e/output/leaky_page'
  execFileSync(
    'npx',
    [
      'vite',
      'build',
      '--config',
      '../e2e/leak/vite.config.ts',
      '--outDir',
      outDir,
      '--emptyOutDir'
    ],
    { cwd: `${repository}web`, stdio: 'pipe' }
  )
  return `${repository}e2e/output/leaky_page`
}

// Needs ../shared for the camera's picture.
const withRecordings = recordingsFolder ? test : test.skip

withRecordings(
  'a page that sends pictures is found out, and strangers get nothing (P10)',
  async () => {
    // given the same page with a leak planted in it
    const stage = await Stage.open({
      camera: cameraClip('squats', 'pose_squats.mp4'),
      webRoot: buildLeakyPage()
    })
    try {
      // when somebody takes a break
      await stage.tryBreak()
      await stage.page.getByTestId('count').waitFor({ timeout: 60_000 })
      const start = stage.wire.departures.length
      await stage.page.waitForTimeout(5000)
      const departures = stage.wire.since(start)

      // then the audit that guards every break says so
      const breaches = stage.breaches(departures)
      expect(breaches.length).toBeGreaterThan(0)
      expect(breaches[0]).toContain('undeclared body')
      expect(totalBytes(stage.toLiopep(departures))).toBeGreaterThan(BREAK_LIMIT_BYTES)

      // and the content-security policy kept the stranger from getting anything
      expect(stage.wire.departures.filter((each) => each.url.includes('stranger'))).toEqual([])
    } finally {
      await stage.close()
    }
  }
)
