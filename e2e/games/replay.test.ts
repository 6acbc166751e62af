import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bundledScript } from '../../tools/bundle.mjs'
import { launchBrowser } from '../harness/browser.ts'

const ROOT = new URL('../../', import.meta.url)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'))

/** Plays in a worker of the page; goes there as text, since it runs in the browser. */
const PLAY = `async ({ script, bytes, seed, recording }) => {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
  const module = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.postMessage({ module, seed, recording })
  })
}`

test('a recording replays to the same bits in a worker of a real browser', async () => {
  const known = read('engine/recordings/star-reach.games.json') as { seed: number; games: object }
  const order = {
    script: await bundledScript(new URL('in_page/replay_worker.ts', import.meta.url)),
    bytes: readFileSync(new URL('build/wasm/engine/liopep_game.wasm', ROOT)).toString('base64'),
    seed: known.seed,
    recording: read('engine/recordings/star-reach.json')
  }
  const browser = await launchBrowser({})
  try {
    const page = await browser.newPage()
    const played = await page.evaluate(`(${PLAY})(${JSON.stringify(order)})`)

    expect(played).toEqual(known.games)
  } finally {
    await browser.close()
  }
})
