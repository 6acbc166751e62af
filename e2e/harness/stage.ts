import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startLiopep, type Liopep } from '../../tools/start.mjs'
import { launchBrowser, newContext, type BrowserOptions } from './browser.ts'
import { Contract } from './contract.ts'
import { undeclaredDepartures } from './departure_audit.ts'
import { Wire, type Departure } from './wire.ts'

export interface StageOptions extends BrowserOptions {
  /** Another build of the page than web/dist. */
  webRoot?: string
}

/** The whole product, running: server, demo sign-in, a browser, and a record of what leaves it. */
export class Stage {
  readonly contract = new Contract()
  private readonly pageHosts = new Set<string>()

  private constructor(
    readonly origin: string,
    readonly signInOrigin: string,
    readonly wire: Wire,
    readonly page: Page,
    private readonly browser: Browser,
    private readonly liopep: Liopep
  ) {}

  static async open(options: StageOptions = {}): Promise<Stage> {
    const dataDir = mkdtempSync(join(tmpdir(), 'liopep-e2e-'))
    const liopep = await startLiopep({
      port: 0,
      dataDir,
      ...(options.webRoot ? { webRoot: options.webRoot } : {}),
      quiet: true
    })
    const wire = await Wire.start([liopep.origin, liopep.signInOrigin])
    const browser = await launchBrowser({ ...options, proxy: wire.proxy })
    const context = await newContext(browser, options)
    const page = await context.newPage()
    const stage = new Stage(liopep.origin, liopep.signInOrigin, wire, page, browser, liopep)
    context.on('request', (request) => stage.pageHosts.add(new URL(request.url()).hostname))
    await page.goto(liopep.origin)
    return stage
  }

  /** What broke a promise in `departures`; empty when nothing did. */
  breaches(departures: Departure[]): string[] {
    const expected = {
      liopep: this.origin,
      signIn: this.signInOrigin,
      pageHosts: this.pageHosts
    }
    return undeclaredDepartures(departures, expected, this.contract)
  }

  /** Every answer so far that the contract does not allow. */
  contractBreaches(): string[] {
    return this.wire.answers.flatMap((answer) => {
      const { method, path, status, contentType, body } = answer
      const problem = this.contract.responseProblem(method, path, status, contentType, body)
      return problem === null ? [] : [`${method} ${path} ${status}: ${problem}`]
    })
  }

  /** What left for Liopep itself. */
  toLiopep(departures: Departure[]): Departure[] {
    return departures.filter((departure) => departure.url.startsWith(`${this.origin}/`))
  }

  /** Through the real OpenID Connect flow with the first demo person. */
  async signIn(): Promise<void> {
    await this.page.getByTestId('sign-in').first().click()
    await this.page.getByTestId('provider').first().click()
    await this.page.getByTestId('demo-person').first().click()
    await this.page.getByTestId('take-break').first().waitFor()
  }

  /** Starts a break signed out. */
  async tryBreak(): Promise<void> {
    await this.page.getByTestId('try-break').first().click()
    await this.page.getByTestId('start-camera').click()
  }

  /** The count as the person sees it. */
  async count(): Promise<number> {
    return Number(await this.page.getByTestId('count').textContent())
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.wire.close()
    await this.liopep.stop()
    rmSync(this.liopep.dataDir, { recursive: true, force: true })
  }

  /** Ends the server as a power cut would. */
  async killServer(): Promise<void> {
    await this.liopep.killServer()
  }

  /** Starts it again on the same data and address. */
  async restartServer(): Promise<void> {
    await this.liopep.restartServer()
  }
}
