// Builds the harness page and serves it with the policies the product's server sends.
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte'
import { createServer } from 'node:http'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'vite'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const OUTPUT = fileURLToPath(new URL('../output/camera-harness', import.meta.url))

const PAGE_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
  "media-src 'self' blob: mediastream:; manifest-src 'self'; form-action 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'"
// The worker is one file: it may load no further script, so that not even an import's address leaves.
const WORKER_POLICY = "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'none'"
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8'
}

/** Quick, so a little larger than what the product's build makes. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

function compressAssets() {
  for (const file of readdirSync(OUTPUT, { recursive: true }).filter((name) => extname(name))) {
    const path = join(OUTPUT, file)
    writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path), BROTLI))
  }
}

export async function buildHarness() {
  await build({
    root: join(HERE, 'harness'),
    configFile: false,
    logLevel: 'warn',
    plugins: [svelte({ preprocess: vitePreprocess() })],
    worker: {
      format: 'es',
      rolldownOptions: {
        output: {
          entryFileNames: ({ name }) =>
            `assets/${name.startsWith('pose') ? 'worker/' : ''}[name]-[hash].js`
        }
      }
    },
    build: { outDir: OUTPUT, emptyOutDir: true }
  })
  compressAssets()
}

/** @returns {Promise<{origin: string, requests: {method: string, path: string, bytes: number}[], close: () => void}>} */
export async function serveHarness(port) {
  const requests = []
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://localhost').pathname)
    const file = path === '/' ? '/index.html' : path
    const body = await readFile(join(OUTPUT, `${file}.br`)).catch(() => null)
    requests.push({ method: request.method, path, bytes: body?.length ?? 0 })
    response.writeHead(body ? 200 : 404, {
      ...(body ? { 'content-encoding': 'br' } : {}),
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': path.startsWith('/assets/worker/') ? WORKER_POLICY : PAGE_POLICY,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
      'cache-control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache'
    })
    response.end(body ?? '')
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    origin: `http://localhost:${server.address().port}`,
    requests,
    close: () => server.close()
  }
}
