import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  writeFileSync
} from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startDemoSignIn } from './demo-sign-in/server.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const START_MS = 20_000
const STOP_MS = 10_000

/**
 * @typedef {object} StartOptions
 * @property {number} [port] 8080; 0 takes a free one
 * @property {string} [dataDir] where the database and the log live
 * @property {string} [webRoot] the built page
 * @property {boolean} [demo] also start the demo sign-in
 * @property {number} [demoPort] 8081, or a free one when `port` is 0
 * @property {'RS256' | 'ES256'} [demoSignedWith]
 * @property {'release' | 'dev' | 'asan'} [preset] which build of the server
 * @property {boolean} [quiet] the server's log goes to a file in dataDir instead of the terminal
 * @property {Record<string, string | number | boolean>} [options] further options of the server
 */

/**
 * A running Liopep.
 * @typedef {object} Liopep
 * @property {string} origin
 * @property {string} signInOrigin of the demo sign-in; empty without it
 * @property {string} dataDir
 * @property {Promise<string>} died settles with the reason when the server ends on its own
 * @property {() => Promise<void>} stop ends everything in order
 * @property {() => Promise<void>} killServer ends the server as a power cut would
 * @property {() => Promise<Liopep>} restartServer starts the server again, on the same data
 */

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  server.close()
  await once(server, 'close')
  return port
}

/** A text as a TOML basic string. JSON's escapes are TOML's. */
const toml = (/** @type {string} */ text) => JSON.stringify(text)

/**
 * Writes the providers file for this run: the person's own providers, if any, and the demo.
 * @param {string} dataDir
 * @param {import('./demo-sign-in/server.mjs').DemoSignIn | undefined} demo
 */
function writeProviders(dataDir, demo) {
  const own = join(dataDir, 'providers.toml')
  const file = join(dataDir, 'providers.run.toml')
  const parts = ['# Made anew at every start. Your own providers belong into providers.toml.\n']
  if (existsSync(own)) parts.push(readFileSync(own, 'utf8'))
  if (demo) {
    parts.push(`
[[provider]]
id = "demo"
name = "Demo sign-in"
issuer = ${toml(demo.issuer)}
client_id = ${toml(demo.clientId)}
client_secret = ${toml(demo.clientSecret)}
demo = true
`)
  }
  writeFileSync(file, parts.join('\n'), { mode: 0o600 })
  chmodSync(file, 0o600)
  return file
}

/** The environment without LIOPEP_*: those are the server's options, and here flags say them all. */
function plainEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('LIOPEP_'))
  )
}

/** The server as a child process. */
class ServerProcess {
  #child
  #stopping = false
  /** @type {Promise<string>} */
  ended

  /** @param {string} binary @param {string[]} flags @param {string | undefined} logFile */
  constructor(binary, flags, logFile) {
    const log = logFile ? openSync(logFile, 'a', 0o600) : 'inherit'
    this.logFile = logFile
    this.#child = spawn(binary, flags, {
      cwd: root,
      env: plainEnvironment(),
      stdio: ['ignore', 'inherit', log]
    })
    if (typeof log === 'number') closeSync(log)
    this.ended = new Promise((done) => {
      this.#child.once('error', (error) => done(error.message))
      this.#child.once('exit', (code, signal) => done(signal ?? `exit status ${code}`))
    })
    this.died = new Promise((done) => {
      this.ended.then((how) => this.#stopping || done(how))
    })
  }

  /** @param {string} origin */
  async ready(origin) {
    let reason = ''
    this.ended.then((how) => (reason = how))
    for (const start = Date.now(); Date.now() - start < START_MS;) {
      if (reason) throw new Error(`The server did not start (${reason}).${this.lastWords()}`)
      const answered = await fetch(`${origin}/readyz`).then(
        (response) => response.ok,
        () => false
      )
      if (answered) return
      await new Promise((wait) => setTimeout(wait, 25))
    }
    await this.end('SIGKILL')
    throw new Error(`The server was not ready within ${START_MS / 1000} s.${this.lastWords()}`)
  }

  lastWords() {
    if (!this.logFile) return ''
    const lines = readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-5)
    return `\n${lines.join('\n')}`
  }

  /** @param {NodeJS.Signals} signal */
  async end(signal) {
    this.#stopping = true
    this.#child.kill(signal)
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS)
    await this.ended
    clearTimeout(timer)
  }
}

/**
 * Starts the server, and with it the demo sign-in, and waits until both answer.
 * @param {StartOptions} [options]
 * @returns {Promise<Liopep>}
 */
export async function startLiopep({
  port = 8080,
  dataDir = 'data',
  webRoot = 'web/dist',
  demo: withDemo = true,
  demoPort = port === 0 ? 0 : 8081,
  demoSignedWith = 'RS256',
  preset = 'release',
  quiet = false,
  options = {}
} = {}) {
  const serverPort = port === 0 ? await freePort() : port
  const origin = `http://localhost:${serverPort}`
  const folder = resolve(root, dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const demo = withDemo
    ? await startDemoSignIn({ port: demoPort, liopepOrigin: origin, signedWith: demoSignedWith })
    : undefined
  const settings = {
    listen: `127.0.0.1:${serverPort}`,
    'public-origin': origin,
    'data-dir': folder,
    'web-root': resolve(root, webRoot),
    'content-dir': join(root, 'content'),
    providers: writeProviders(folder, demo),
    ...options
  }
  const flags = Object.entries(settings).map(([name, value]) => `--${name}=${value}`)
  const binary = join(root, 'build', preset, 'server/main/liopep-server')
  const logFile = quiet ? join(folder, 'liopep.log') : undefined

  /** @type {ServerProcess} */
  let server
  /** @type {Liopep} */
  const liopep = {
    origin,
    signInOrigin: demo?.issuer ?? '',
    dataDir: folder,
    died: new Promise(() => {}),
    async stop() {
      await server.end('SIGTERM')
      await demo?.stop()
    },
    async killServer() {
      await server.end('SIGKILL')
    },
    async restartServer() {
      await server?.end('SIGTERM')
      server = new ServerProcess(binary, flags, logFile)
      await server.ready(origin)
      liopep.died = server.died
      return liopep
    }
  }
  try {
    return await liopep.restartServer()
  } catch (error) {
    await demo?.stop()
    throw error
  }
}
