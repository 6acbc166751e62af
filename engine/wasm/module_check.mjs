// Checks a module that the page loads: node module_check.mjs liopep_engine.wasm 60000
// It must import nothing (P10: it can reach nothing) and have at most so many bytes as brotli.
import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'

const [, , file, most] = process.argv
const bytes = readFileSync(file)
const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes))
const small = brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
}).length
console.log(`${bytes.length} bytes, ${small} as brotli, ${imports.length} imports`)
if (imports.length > 0) {
  console.error('imports:', imports.map(({ module, name }) => `${module}.${name}`).join(', '))
  process.exitCode = 1
}
if (small > Number(most)) {
  console.error(`more than ${most} bytes as brotli`)
  process.exitCode = 1
}
