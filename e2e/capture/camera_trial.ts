import type { Browser, BrowserContext, Page } from 'playwright-core'
import { serveHarness } from '../../bench/camera/harness_site.mjs'
import type { Harness } from '../../bench/camera/harness/harness.ts'
import { launchBrowser, newContext, type BrowserOptions } from '../harness/browser.ts'

declare const harness: Harness

type Site = Awaited<ReturnType<typeof serveHarness>>
type StateKind = Harness['states'][number]['kind']

/** `CameraView` alone on a page with the product's policies, in front of a recorded person. */
export class CameraTrial {
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly site: Site,
    private readonly browser: Browser
  ) {}

  /** @param prepare runs before anything of the page does */
  static async open(
    options: BrowserOptions,
    prepare: (page: Page) => Promise<unknown> = async () => {}
  ): Promise<CameraTrial> {
    const site = await serveHarness(0)
    const browser = await launchBrowser(options)
    const context = await newContext(browser, options)
    const page = await context.newPage()
    await prepare(page)
    await page.goto(site.origin)
    return new CameraTrial(page, context, site, browser)
  }

  async close(): Promise<void> {
    await this.browser.close()
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
