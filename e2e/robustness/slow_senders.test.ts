import { connect, type Socket } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startLiopep, type Liopep } from '../../tools/start.mjs'
import { newResult, postResult, signInDemoMember, type DemoMember } from '../harness/demo_member.ts'
import { readAnswer } from './exchange.ts'

/** Another network than the member's, to the server: limits count by address. */
const ELSEWHERE = '127.0.0.2'
/** What the server waits for a head and for a body, and a while for this test to see it. */
const HEAD_MS = 10_000
const BODY_MS = 20_000
const MARGIN_MS = 5_000

let liopep: Liopep
let member: DemoMember
const dataDir = mkdtempSync(join(tmpdir(), 'liopep-slow-'))

beforeEach(async () => {
  liopep = await startLiopep({
    port: 0,
    dataDir,
    quiet: true,
    options: { 'requests-per-minute': 100_000 }
  })
  member = await signInDemoMember(liopep.origin)
})
afterEach(async () => {
  await liopep?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A connection that sends one byte a second, after a beginning sent at once. */
class SlowSender {
  private received = Buffer.alloc(0)
  private readonly began = Date.now()
  private readonly socket: Socket
  private readonly dripping: NodeJS.Timeout
  /** The status that it was answered with (0: none), and when the server closed. */
  readonly dropped: Promise<{ status: number; after_ms: number }>

  constructor(origin: string, beginning: string) {
    const { hostname, port } = new URL(origin)
    this.socket = connect({
      host: hostname,
      port: Number(port),
      localAddress: ELSEWHERE,
      family: 4
    })
    this.socket.write(beginning)
    this.dripping = setInterval(() => this.socket.writable && this.socket.write('a'), 1_000)
    this.socket.on('data', (part) => (this.received = Buffer.concat([this.received, part])))
    this.dropped = new Promise((done) => {
      const finish = (): void => {
        clearInterval(this.dripping)
        done({
          status: readAnswer(this.received)?.status ?? 0,
          after_ms: Date.now() - this.began
        })
      }
      this.socket.once('end', finish)
      this.socket.once('error', finish)
      this.socket.once('close', finish)
    })
  }

  close(): void {
    clearInterval(this.dripping)
    this.socket.destroy()
  }
}

const aHead = (): string => `GET / HTTP/1.1\r\nHost: ${new URL(liopep.origin).host}\r\nX: `
const aBody = (): string =>
  [
    'POST /api/v1/results HTTP/1.1',
    `Host: ${new URL(liopep.origin).host}`,
    `Cookie: ${member.cookie}`,
    'Content-Type: application/json',
    'Content-Length: 1000',
    '',
    '{'
  ].join('\r\n')

const slow = (count: number, beginning: string): SlowSender[] =>
  Array.from({ length: count }, () => new SlowSender(liopep.origin, beginning))

test('who sends a byte a second is told so and dropped; others are served meanwhile', async () => {
  // given many that send heads and bodies a byte a second
  const heads = slow(200, aHead())
  const bodies = slow(200, aBody())

  // when a member goes on with breaks
  let waiting = true
  let saved = 0
  const breaks = (async () => {
    while (waiting) {
      expect((await postResult(liopep.origin, member, newResult())).status).toBe(201)
      saved++
      await new Promise((wait) => setTimeout(wait, 20))
    }
  })()
  const droppedHeads = await Promise.all(heads.map((sender) => sender.dropped))
  const droppedBodies = await Promise.all(bodies.map((sender) => sender.dropped))
  waiting = false
  await breaks

  // then the slow ones were dropped in time, with a reason
  for (const { status, after_ms } of droppedHeads) {
    expect(status).toBe(408)
    expect(after_ms).toBeLessThan(HEAD_MS + MARGIN_MS)
  }
  for (const { status, after_ms } of droppedBodies) {
    expect(status).toBe(408)
    expect(after_ms).toBeLessThan(BODY_MS + MARGIN_MS)
  }
  // and every break of the member was saved
  expect(saved).toBeGreaterThan(100)
})

test('one network cannot take all connections', async () => {
  // given more slow senders from one network than it may have
  const crowd = slow(600, aHead())
  try {
    // when those beyond its share are turned away
    const turnedAway = await Promise.race([
      Promise.any(crowd.map((sender) => sender.dropped)),
      new Promise<null>((done) => setTimeout(() => done(null), HEAD_MS / 2))
    ])
    // then they are told to try again
    expect(turnedAway?.status).toBe(503)
    // and members elsewhere are served
    expect((await postResult(liopep.origin, member, newResult())).status).toBe(201)
  } finally {
    for (const sender of crowd) sender.close()
  }
})
