import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/**
 * The module at `entry` and all that it imports as one classic script: for a worker, or for a page
 * before anything else of it runs. Tests and benches give a real browser code of theirs this way.
 * @param {string | URL} entry
 * @returns {Promise<string>}
 */
export async function bundledScript(entry) {
  const outputs = /** @type {import('vite').Rollup.RollupOutput[]} */ (
    await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        write: false,
        lib: { entry: fileURLToPath(entry), name: 'script', formats: ['iife'] }
      }
    })
  )
  const [chunk] = /** @type {import('vite').Rollup.RollupOutput} */ (outputs[0]).output
  return chunk.code
}
