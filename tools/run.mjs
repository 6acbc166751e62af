// Starts Liopep for a person at this computer: `./do run` and `./do dev`.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startLiopep } from './start.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const usage = `./do run [--port 8080] [--demo-port 8081] [--data ./data] [--no-demo]
  --port N        where Liopep is served: http://localhost:N
  --demo-port N   where the demo sign-in is served
  --data DIR      where the database and the log are kept
  --no-demo       only the providers of DIR/providers.toml
`

/** @param {string} text @param {string} name */
function portNumber(text, name) {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--${name} must be a port from 1 to 65535, not "${text}".`)
  }
  return port
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      'demo-port': { type: 'string', default: '8081' },
      data: { type: 'string', default: 'data' },
      'no-demo': { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false }
    }
  })
  return {
    port: portNumber(values.port, 'port'),
    demoPort: portNumber(values['demo-port'], 'demo-port'),
    dataDir: values.data,
    demo: !values['no-demo'],
    dev: values.dev,
    help: values.help
  }
}

/** The development build of the page, which alone has the lab: never in web/dist. */
const DEVELOPMENT_PAGE = 'build/dev/page'

/** Rebuilds the page on every change; ends with this process. */
function watchPage() {
  const build = ['run', '--silent', 'build:development', '--workspace', 'web', '--', '--watch']
  const child = spawn('npm', build, { cwd: root, stdio: 'inherit' })
  const died = new Promise((done) => {
    child.once('error', (error) => done(`The page build could not start: ${error.message}`))
    child.once('exit', (code) => done(`The page build ended (exit status ${code}).`))
  })
  return { died, stop: () => child.kill('SIGTERM') }
}

async function main() {
  const { dev, help, ...start } = readArguments()
  if (help) {
    process.stdout.write(usage)
    return 0
  }
  const stopped = new Promise((done) => {
    process.once('SIGINT', () => done(undefined))
    process.once('SIGTERM', () => done(undefined))
  })
  const liopep = await startLiopep({
    ...start,
    preset: dev ? 'dev' : 'release',
    quiet: !dev,
    ...(dev ? { webRoot: DEVELOPMENT_PAGE } : {}),
    options: dev ? { 'web-reload': true } : {}
  })
  const watch = dev ? watchPage() : undefined
  console.log(
    `\n  Liopep is ready: ${liopep.origin}\n` +
      `  Results, members and the log are kept in ${liopep.dataDir}; nothing else is stored.\n` +
      (liopep.signInOrigin
        ? `  Demo sign-in: ${liopep.signInOrigin}, on this computer only.\n`
        : '') +
      '  Ctrl-C stops it.\n'
  )
  const reason = await Promise.race([
    stopped,
    liopep.died.then((how) => `The server ended on its own (${how}); see its log.`),
    ...(watch ? [watch.died] : [])
  ])
  watch?.stop()
  await liopep.stop()
  if (reason) throw new Error(reason)
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  const inUse = error.code === 'EADDRINUSE'
  console.error(
    inUse
      ? `Port ${error.port} is taken by another program. Choose others with --port and --demo-port.`
      : `Liopep: ${error.message}`
  )
  process.exitCode = 1
}
