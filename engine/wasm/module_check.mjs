// Checks the module that the page loads: node module_check.mjs liopep_engine.wasm
// It must import nothing (P10: it can reach nothing) and be small (all of movement: 60 kB brotli).
import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'

const MOST_BYTES = 60_000

const bytes = readFileSync(process.argv[2])
const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes))
const small = brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
}).length
console.log(`${bytes.length} bytes, ${small} as brotli, ${imports.length} imports`)
if (imports.length > 0) {
  console.error('imports:', imports.map(({ module, name }) => `${module}.${name}`).join(', '))
  process.exitCode = 1
}
if (small > MOST_BYTES) {
  console.error(`more than ${MOST_BYTES} bytes as brotli`)
  process.exitCode = 1
}
