// What a minute of a game costs the page's own thread: the product's page and server in Chromium, a
// recorded person before the camera, who plays the game by raising both arms.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { startLiopep } from '../../tools/start.mjs'
import { cameraClip } from '../camera/camera_clip.mjs'
import { launchWithCamera } from '../camera/chromium.mjs'

const RECORDING = fileURLToPath(new URL('../../../shared/data/camera/pose_1.mp4', import.meta.url))
const GAME = 'sky'
const PLAYED_S = 60
const LONG_TASK_MS = 50

/** Runs in the page before anything else. */
function watchThread() {
  const seen = { longTasks_ms: [], frames: 0 }
  globalThis.seen = seen
  new globalThis.PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longTasks_ms.push(duration)
  }).observe({ type: 'longtask' })
  const count = () => {
    seen.frames += 1
    globalThis.requestAnimationFrame(count)
  }
  count()
}

/**
 * Starts to note every task of every thread; `end` gives, in milliseconds, the processor's time that
 * the longest one of the page's own thread took. Others on the machine do not lengthen it.
 */
async function traceTasks(browser) {
  const session = await browser.newBrowserCDPSession()
  const events = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] }
  })
  return async function end() {
    const complete = new Promise((done) => session.once('Tracing.tracingComplete', done))
    await session.send('Tracing.end')
    await complete
    const pages = events.filter(({ name, args }) => {
      return name === 'thread_name' && args.name === 'CrRendererMain'
    })
    const isOfPage = ({ pid, tid }) =>
      pages.some((thread) => thread.pid === pid && thread.tid === tid)
    const tasks = events.filter(({ tdur }) => tdur !== undefined).filter(isOfPage)
    return Math.max(...tasks.map(({ tdur }) => tdur / 1000))
  }
}

/** What the page's thread felt in a minute of the game, once points can be made. */
async function play(origin, clip) {
  const browser = await launchWithCamera(clip)
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.addInitScript(watchThread)
    await page.goto(`${origin}/break?game=${GAME}`)
    await page.getByTestId('start-game').click()
    await page.locator('[data-testid=stage][data-stage=playing]').waitFor({ timeout: 120_000 })
    const endOfTrace = await traceTasks(browser)
    await page.evaluate(() => Object.assign(globalThis.seen, { longTasks_ms: [], frames: 0 }))
    await page.waitForTimeout(1000 * PLAYED_S)
    const seen = await page.evaluate(() => globalThis.seen)
    return { ...seen, processor_ms: await endOfTrace() }
  } finally {
    await browser.close()
  }
}

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function gamePageRows() {
  if (!existsSync(RECORDING)) {
    console.error(`Without ${RECORDING} nobody plays a game in Chromium.`)
    return []
  }
  const clip = cameraClip('arms_overhead', RECORDING, { filters: ['scale=-2:640'] })
  const dataDir = mkdtempSync(join(tmpdir(), 'liopep-bench-'))
  const liopep = await startLiopep({ port: 0, dataDir, quiet: true })
  try {
    const { longTasks_ms, frames, processor_ms } = await play(liopep.origin, clip)
    const long = longTasks_ms.filter((duration_ms) => duration_ms > LONG_TASK_MS)
    return [
      {
        name: `longest task of the page's main thread in ${PLAYED_S} s of a game`,
        value: Math.max(0, ...long),
        unit: 'ms',
        note: `${long.length} above ${LONG_TASK_MS} ms; wanted: none`
      },
      {
        name: 'the same, of the processor’s time alone',
        value: processor_ms,
        unit: 'ms',
        note: 'what other programs on the machine take is not in it'
      },
      {
        name: 'pictures of the game shown a second, without a GPU',
        value: frames / PLAYED_S,
        unit: ''
      }
    ]
  } finally {
    await liopep.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
