import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLiopep, type Liopep } from '../../tools/start.mjs'
import { Contract } from '../harness/contract.ts'
import { newResult, postResult, signInDemoMember, type DemoMember } from '../harness/demo_member.ts'
import { exchange, readAnswer } from './exchange.ts'

const TEN_MEGABYTES = 10 * 1024 * 1024
const AT_ONCE = 16

let liopep: Liopep
let member: DemoMember
const dataDir = mkdtempSync(join(tmpdir(), 'liopep-large-'))

beforeAll(async () => {
  liopep = await startLiopep({ port: 0, dataDir, quiet: true })
  member = await signInDemoMember(liopep.origin)
})
afterAll(async () => {
  await liopep?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

function head(method: string, path: string, ...headers: string[]): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${new URL(liopep.origin).host}`,
    `Origin: ${liopep.origin}`,
    `Cookie: ${member.cookie}`,
    'Content-Type: application/json',
    ...headers
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)
}

/** Good JSON, but for its size. */
const body = Buffer.from(JSON.stringify(newResult({ exercise: 'x'.repeat(TEN_MEGABYTES) })))

function inChunks(whole: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < whole.length; at += 65_536) {
    const part = whole.subarray(at, at + 65_536)
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'))
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')])
}

const length = `Content-Length: ${body.length}`
const chunked = 'Transfer-Encoding: chunked'
const cases = [
  {
    what: 'a body with its length',
    status: 413,
    bytes: () => Buffer.concat([head('POST', '/api/v1/results', length), body])
  },
  {
    what: 'a body in chunks',
    status: 413,
    bytes: () => Buffer.concat([head('POST', '/api/v1/results', chunked), inChunks(body)])
  },
  {
    what: 'a body of a GET',
    status: 400,
    bytes: () => Buffer.concat([head('GET', '/', length), body])
  },
  {
    what: 'a body to nowhere',
    status: 404,
    bytes: () => Buffer.concat([head('POST', '/api/v1/nowhere', length), body])
  },
  {
    what: 'one header',
    status: 431,
    bytes: () => head('GET', '/', `X: ${'x'.repeat(TEN_MEGABYTES)}`)
  },
  {
    what: 'one path',
    status: 431,
    bytes: () => head('GET', `/${'x'.repeat(TEN_MEGABYTES)}`)
  }
]

for (const { what, status, bytes } of cases) {
  test(`ten megabytes as ${what}, ${AT_ONCE} at once: ${status}, and the answer arrives`, async () => {
    // given a request of ten megabytes
    const request = bytes()
    // when it is sent to its last byte, whatever the server says meanwhile
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => exchange(liopep.origin, request))
    )
    // then each sender reads why it was refused
    const contract = new Contract()
    for (const received of answers) {
      const answer = readAnswer(received)
      expect(answer?.status).toBe(status)
      expect(
        contract.responseProblem('POST', '/api/v1/results', status, answer!.type, answer!.body)
      ).toBeNull()
    }
    // and the server still does its work
    expect((await postResult(liopep.origin, member, newResult())).status).toBe(201)
  })
}
