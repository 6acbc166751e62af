import type { Page } from 'playwright-core'
import { bundledScript } from '../../tools/bundle.mjs'
import type { StandIn } from './in_page/stand_in_wish.ts'

let script: Promise<string> | undefined

/** Lets a simulated person play in front of this page's camera. To be called before it is opened. */
export async function standInForPlayer(page: Page, standIn: StandIn): Promise<void> {
  script ??= bundledScript(new URL('in_page/stand_in_worker.ts', import.meta.url))
  await page.addInitScript(`globalThis.standIn = ${JSON.stringify(standIn)};\n${await script}`)
}
