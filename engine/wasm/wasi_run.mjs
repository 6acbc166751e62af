// Runs a WASI program in Node: node wasi_run.mjs program.wasm [arguments]. For the test suite.
// It may read the folder that the tests are started in (recordings and content), nothing else.
import { readFile } from 'node:fs/promises'
import { WASI } from 'node:wasi'

const [path, ...args] = process.argv.slice(2)
const wasi = new WASI({
  version: 'preview1',
  args: [path, ...args],
  env: Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('GTEST'))),
  preopens: { '.': process.cwd() },
  returnOnExit: true
})
const module = await WebAssembly.compile(await readFile(path))
const instance = await WebAssembly.instantiate(module, wasi.getImportObject())
process.exitCode = wasi.start(instance)
