import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLiopep, type Liopep } from '../../tools/start.mjs'
import { Contract } from '../harness/contract.ts'
import { newResult, postResult, signInDemoMember, type DemoMember } from '../harness/demo_member.ts'
import { exchange, readAnswer, type Answer } from './exchange.ts'
import { malformedRequest, seededRandom } from './malformed_request.ts'

const REQUESTS = Number(process.env.LIOPEP_MALFORMED_REQUESTS ?? 10_000)
const AT_ONCE = 16

let liopep: Liopep
let member: DemoMember
const dataDir = mkdtempSync(join(tmpdir(), 'liopep-malformed-'))

beforeAll(async () => {
  liopep = await startLiopep({
    port: 0,
    dataDir,
    quiet: true,
    options: { 'requests-per-minute': 10_000_000 }
  })
  member = await signInDemoMember(liopep.origin)
})
afterAll(async () => {
  await liopep?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test(`${REQUESTS} malformed requests: no crash, no 5xx, clear errors`, async () => {
  const random = seededRandom(2026)
  const contract = new Contract()
  const wrong: string[] = []
  const statuses: Record<string, number> = {}
  let sent = 0
  const worker = async (): Promise<void> => {
    while (sent < REQUESTS) {
      sent++
      // given a request that is broken in one of many ways
      const { bytes, what, answers, slow } = malformedRequest(random, liopep.origin, member.cookie)
      // when it is sent
      const answer = readAnswer(await exchange(liopep.origin, bytes, { slow }))
      // then the answer is one that fits, and a refusal says what is wrong
      const status = answer?.status ?? 0
      statuses[status] = (statuses[status] ?? 0) + 1
      const problem = answer && status >= 400 ? problemOf(answer, contract) : null
      if (!answers.includes(status)) wrong.push(`${what}: ${status || 'no answer'}`)
      if (problem) wrong.push(`${what}: ${problem}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  console.log(`answers by status: ${JSON.stringify(statuses)}`)
  expect([...new Set(wrong)].slice(0, 20)).toEqual([])

  // and the server still does its work
  const saved = await postResult(liopep.origin, member, newResult())
  expect(saved.status).toBe(201)
})

/** Why a refusal is not clear, or null. */
function problemOf(answer: Answer, contract: Contract): string | null {
  const { status, type, body } = answer
  const mismatch = contract.responseProblem('POST', '/api/v1/results', status, type, body)
  if (mismatch) return mismatch
  const problem = JSON.parse(body) as { status: number; detail?: string }
  if (problem.status !== status) return `says ${problem.status} and is ${status}`
  return problem.detail ? null : 'does not say what is wrong'
}
