import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startLiopep } from '../../tools/start.mjs'
import { newResult, postResult, signInDemoMember, type DemoMember } from '../harness/demo_member.ts'

const KILLS = Number(process.env.LIOPEP_KILLS ?? 50)
const WRITERS = 8

test(`killed ${KILLS} times under writes: no acknowledged result is lost`, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'liopep-killed-'))
  const options = { 'requests-per-minute': 10_000_000 }
  let liopep = await startLiopep({ port: 0, dataDir, quiet: true, options })
  const member = await signInDemoMember(liopep.origin)
  const acknowledged: Record<string, unknown>[] = []
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      // given writers that send as fast as they are answered
      let running = true
      const write = async (): Promise<void> => {
        while (running) {
          const result = newResult()
          try {
            if ((await postResult(liopep.origin, member, result)).status === 201)
              acknowledged.push(result)
          } catch {
            return // the server is gone
          }
        }
      }
      const writers = Array.from({ length: WRITERS }, write)
      await new Promise((wait) => setTimeout(wait, 20 + ((kill * 37) % 150)))

      // when the server is killed and started again
      await liopep.killServer()
      running = false
      await Promise.all(writers)
      liopep = await liopep.restartServer()
    }

    // then every acknowledged result is stored as it was sent: sent again, it is known (200, not 201)
    expect(acknowledged.length).toBeGreaterThan(KILLS)
    let lost = 0
    for (const result of acknowledged) {
      const again = await postResult(liopep.origin, member, result)
      const isKept = Object.entries(result).every(([name, value]) => again.body[name] === value)
      if (again.status !== 200 || !isKept) lost++
    }
    console.log(`${acknowledged.length} acknowledged results, ${KILLS} kills, ${lost} lost`)
    expect(lost).toBe(0)

    // and the days say the same as the results: both are written, or neither
    const days = await daysOf(liopep.origin, member)
    const stored = days.reduce((sum, day) => sum + day.breaks, 0)
    expect(stored).toBeGreaterThanOrEqual(acknowledged.length)
    expect(stored).toBeLessThanOrEqual(acknowledged.length + WRITERS * KILLS)
    for (const day of days) {
      expect(day.repetitions).toBe(day.breaks * Number(newResult().count))
    }
  } finally {
    await liopep.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}, 300_000)

interface Day {
  breaks: number
  repetitions: number
}

async function daysOf(origin: string, member: DemoMember): Promise<Day[]> {
  const today = new Date().toISOString().slice(0, 10)
  const response = await fetch(`${origin}/api/v1/statistics?today=${today}`, {
    headers: { cookie: member.cookie }
  })
  return ((await response.json()) as { days: Day[] }).days
}
