// What a break costs in Chromium: from a camera frame to its number, what the page's own thread
// feels of it, and how long until the first repetition is counted.
/* global Worker, harness, timings -- in functions that run in the page */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { median, percentile } from '../row.mjs'
import { cameraClip } from './camera_clip.mjs'
import { launchWithCamera } from './chromium.mjs'
import { buildHarness, serveHarness } from './harness_site.mjs'

const RECORDING = fileURLToPath(
  new URL('../../../shared/data/camera/pose_squats.mp4', import.meta.url)
)
const BREAK_S = 30
const LONG_TASK_MS = 50

/** Runs in the page before anything else: notes when each report of the worker came. */
function listenToWorker() {
  const timings = []
  Object.assign(globalThis, { timings })
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given)
      this.addEventListener('message', ({ data }) => {
        if (data.kind !== 'report') return
        const shown_ms = performance.timeOrigin + performance.now()
        timings.push({ ...data.timing, shown_ms, camera_ms: data.report.t_ms })
      })
    }
  }
}

/** One break in front of the recorded person. */
async function measureBreak(site, clip) {
  const browser = await launchWithCamera(clip)
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    await page.addInitScript(listenToWorker)
    const opened_ms = Date.now()
    await page.goto(site.origin)
    await page.waitForFunction(() => harness.states.at(-1)?.kind === 'running', null, {
      timeout: 120_000
    })
    const running_ms = Date.now() - opened_ms
    const break_ms = await page.evaluate(() => {
      harness.count(true)
      return performance.now()
    })
    await page.waitForFunction(() => harness.reports.at(-1)?.report.tally.count > 0, null, {
      timeout: 60_000
    })
    const counted_ms = Date.now() - opened_ms
    const bytes = site.requests.reduce((sum, request) => sum + request.bytes, 0)
    await page.waitForTimeout(1000 * BREAK_S - (counted_ms - running_ms))
    const seen = await page.evaluate(() => ({
      timings,
      longTasks: harness.longTasks,
      tally: harness.reports.at(-1).report.tally
    }))
    return { ...seen, running_ms, counted_ms, bytes, break_ms }
  } finally {
    await browser.close()
  }
}

const share = (part, whole) => Math.round((100 * median(part)) / median(whole))

function latencyRows({ timings }) {
  const followed = timings.slice(-200)
  const total = followed.map(({ arrived_ms, shown_ms }) => shown_ms - arrived_ms)
  const inference = followed.map(({ arrived_ms, understood_ms }) => understood_ms - arrived_ms)
  const engine = followed.map(({ understood_ms, counted_ms }) => counted_ms - understood_ms)
  const spacing = followed.slice(1).map(({ camera_ms }, i) => camera_ms - followed[i].camera_ms)
  // The camera's clock has an unknown origin: the quickest way into the worker is taken for zero.
  const origin_ms = Math.min(...timings.map((frame) => frame.arrived_ms - frame.camera_ms))
  const fromCamera = followed.map((frame) => frame.shown_ms - frame.camera_ms - origin_ms)
  return [
    {
      name: 'camera to count, median',
      value: median(fromCamera),
      unit: 'ms',
      note: `waiting, inference and the way back; inference ${share(inference, fromCamera)} %`
    },
    { name: 'camera to count, p95', value: percentile(fromCamera, 0.95), unit: 'ms' },
    {
      name: 'frame to count, median',
      value: median(total),
      unit: 'ms',
      note: `from the worker's door to the page; inference ${share(inference, total)} %`
    },
    { name: 'frame to count, p95', value: percentile(total, 0.95), unit: 'ms' },
    { name: 'engine and its round, median', value: 1000 * median(engine), unit: 'us' },
    {
      name: 'time between frames understood, median',
      value: median(spacing),
      unit: 'ms',
      note: 'the recording plays at 15 a second'
    }
  ]
}

function longTaskRows({ longTasks, break_ms }) {
  const worst = (tasks) => Math.max(0, ...tasks.map(({ duration_ms }) => duration_ms))
  const inBreak = longTasks.filter(({ start_ms }) => start_ms >= break_ms)
  const loading = longTasks.filter(({ start_ms }) => start_ms < break_ms)
  const row = (when, tasks) => ({
    name: `longest main-thread task ${when}`,
    value: worst(tasks),
    unit: 'ms',
    note: `${tasks.length} above ${LONG_TASK_MS} ms`
  })
  return [row(`in a break of ${BREAK_S} s`, inBreak), row('while loading', loading)]
}

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function run() {
  if (!existsSync(RECORDING)) throw new Error(`bench camera needs the recording ${RECORDING}`)
  const clip = cameraClip('squats', RECORDING, { filters: ['scale=-2:640'] })
  await buildHarness()
  const site = await serveHarness(0)
  try {
    const measured = await measureBreak(site, clip)
    const model = site.requests.some(({ path }) => path.includes('_lite'))
      ? 'lite after full'
      : 'full'
    return [
      ...latencyRows(measured),
      ...longTaskRows(measured),
      {
        name: 'page opened to person understood',
        value: measured.running_ms / 1000,
        unit: 's',
        note: 'nothing cached'
      },
      {
        name: 'page opened to first repetition',
        value: measured.counted_ms / 1000,
        unit: 's',
        note: 'a squat of the recording ends every 5 to 8 s'
      },
      {
        name: 'bytes to first repetition',
        value: measured.bytes / 1e6,
        unit: 'MB',
        note: `brotli; camera view alone; ${model} model`
      }
    ]
  } finally {
    site.close()
  }
}
