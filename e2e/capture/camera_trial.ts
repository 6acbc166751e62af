import type { Browser, BrowserContext, Page } from 'playwright-core'
import { serveHarness } from '../../bench/camera/harness_site.mjs'
import type { Harness } from '../../bench/camera/harness/harness.ts'
import { launchBrowser, newContext, type BrowserOptions } from '../harness/browser.ts'
import { CameraReel } from '../harness/camera_clip.ts'

declare const harness: Harness

type Site = Awaited<ReturnType<typeof serveHarness>>
type StateKind = Harness['states'][number]['kind']
type Prepare = (page: Page) => Promise<unknown>

/** A browser for the trials of one file: each has a profile of its own and sees its own clip. */
export class CameraTrials {
  private latest: CameraTrial | undefined

  private constructor(
    private readonly browser: Browser,
    private readonly reel: CameraReel
  ) {}

  static async open(): Promise<CameraTrials> {
    const reel = new CameraReel()
    return new CameraTrials(await launchBrowser({ camera: reel.file }), reel)
  }

  /**
   * Ends the trial before and begins one in front of `clip`.
   * @param prepare runs before anything of the page does
   */
  async begin(clip: string, prepare?: Prepare): Promise<CameraTrial> {
    await this.latest?.close()
    this.reel.show(clip)
    this.latest = await CameraTrial.in(this.browser, {}, prepare)
    return this.latest
  }

  async close(): Promise<void> {
    await this.latest?.close()
    await this.browser.close()
  }
}

/** `CameraView` alone on a page with the product's policies, in front of a recorded person. */
export class CameraTrial {
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly site: Site,
    private readonly browser: Browser | null
  ) {}

  static async in(
    browser: Browser,
    options: BrowserOptions = {},
    prepare: Prepare = async () => {},
    own: Browser | null = null
  ): Promise<CameraTrial> {
    const site = await serveHarness(0)
    const context = await newContext(browser, options)
    const page = await context.newPage()
    await prepare(page)
    await page.goto(site.origin)
    return new CameraTrial(page, context, site, own)
  }

  /** In a browser of its own, for what a browser must be told at its start. */
  static async alone(options: BrowserOptions, prepare?: Prepare): Promise<CameraTrial> {
    const browser = await launchBrowser(options)
    return CameraTrial.in(browser, options, prepare, browser)
  }

  async close(): Promise<void> {
    await this.context.close()
    await this.browser?.close()
    this.site.close()
  }

  state = () => this.page.evaluate(() => harness.states.at(-1)!)

  async reaches(kind: StateKind): Promise<void> {
    await this.page.waitForFunction((kind) => harness.states.at(-1)?.kind === kind, kind, {
      timeout: 60_000
    })
  }

  /** Counts for a while of camera time; what the last report says and what happened. */
  async count(seconds: number) {
    await this.page.evaluate(() => harness.count(true))
    await this.page.waitForTimeout(1000 * seconds)
    return this.page.evaluate(() => {
      const events = harness.reports.flatMap(({ report }) => report.events)
      const last = harness.reports.at(-1)!
      return { tally: last.report.tally, framing: last.report.framing, events }
    })
  }

  /** Waits until the person has come to the start of the recording: the seam of its loop. */
  async seam(): Promise<void> {
    await this.page.evaluate(() => (harness.reports.length = 0))
    await this.page.waitForFunction(
      () => harness.reports.some(({ report }) => report.events.some(({ kind }) => kind === 'lost')),
      null,
      { timeout: 60_000 }
    )
  }

  reports = () => this.page.evaluate(() => harness.reports.length)
}
