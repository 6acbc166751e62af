import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build, type Rollup } from 'vite'
import type { StandIn } from './in_page/stand_in_wish.ts'

let script: Promise<string> | undefined

async function bundle(): Promise<string> {
  const outputs = (await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('in_page/stand_in_worker.ts', import.meta.url)),
        name: 'standInWorker',
        formats: ['iife']
      }
    }
  })) as Rollup.RollupOutput[]
  return outputs[0]!.output[0].code
}

/** Lets a simulated person play in front of this page's camera. To be called before it is opened. */
export async function standInForPlayer(page: Page, standIn: StandIn): Promise<void> {
  script ??= bundle()
  await page.addInitScript(`globalThis.standIn = ${JSON.stringify(standIn)};\n${await script}`)
}
