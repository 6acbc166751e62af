// A worker in a page of Chromium that a bench can ask.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

import { bundledScript } from '../tools/bundle.mjs'
import { launchWithCamera } from './camera/chromium.mjs'

/**
 * Opens a page whose worker runs the module at `entry`. `ask` sends it a message, with those of
 * `files` that are named as bytes beside it, and gives its next answer.
 */
export async function openWorker(entry, files = {}) {
  const served = { '/': ['text/html', '<!doctype html><title>bench</title>'] }
  served['/worker.js'] = ['text/javascript', await bundledScript(entry)]
  for (const [name, path] of Object.entries(files)) {
    served[`/${name}`] = ['application/octet-stream', readFileSync(path)]
  }
  const server = createServer((request, response) => {
    const [type, body] = served[request.url] ?? ['text/plain', '']
    response.writeHead(200, { 'content-type': type }).end(body)
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const browser = await launchWithCamera(null)
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${server.address().port}/`)
  await page.evaluate(() => {
    globalThis.worker = new globalThis.Worker('/worker.js')
  })
  return {
    ask: (message, names = []) =>
      page.evaluate(
        async ([asked, wanted]) => {
          for (const name of wanted) asked[name] = await (await fetch(`/${name}`)).arrayBuffer()
          return new Promise((resolve, reject) => {
            globalThis.worker.onmessage = ({ data }) => resolve(data)
            globalThis.worker.onerror = ({ message: why }) => reject(new Error(why))
            globalThis.worker.postMessage(asked)
          })
        },
        [message, names]
      ),
    async close() {
      await browser.close()
      server.close()
    }
  }
}
