import { describe, expect, test } from 'vitest'
import type { Outcome, Problem, Statistics } from '../../api'
import { MemberStatistics } from './member_statistics.svelte'

const totals = { breaks: 1, repetitions: 4, active_ms: 60_000, held_ms: 0, steps: 0 }
const statistics: Statistics = { today: totals, week: totals, streak_days: 1, days: [] }
const answered: Outcome<Statistics> = { ok: true, value: statistics }
const offline: Outcome<Statistics> = { ok: false, failure: { kind: 'offline' } }
const refused = (status: number): Outcome<Statistics> => ({
  ok: false,
  failure: { kind: 'refused', problem: { status, key: 'x' } as Problem }
})

const member = (...answers: Outcome<Statistics>[]): MemberStatistics =>
  new MemberStatistics(
    async () => answers.shift()!,
    () => '2026-11-23'
  )

describe('MemberStatistics', () => {
  test('loads', async () => {
    const shown = member(answered)
    expect(shown.state.kind).toBe('loading')
    await shown.load()
    expect(shown.state).toEqual({ kind: 'ready', statistics, today: '2026-11-23' })
  })

  test.each([
    ['no connection', offline, 'failed'],
    ['a server in trouble', refused(503), 'failed'],
    ['an ended session', refused(401), 'signed_out']
  ])('%s is told apart, and trying again helps', async (_what, answer, kind) => {
    const shown = member(answer, answered)
    await shown.load()
    expect(shown.state.kind).toBe(kind)
    await shown.load()
    expect(shown.state.kind).toBe('ready')
  })

  test('numbers on screen stay when the connection goes away, not when the session does', async () => {
    const shown = member(answered, offline, refused(401))
    await shown.load()
    await shown.load()
    expect(shown.state.kind).toBe('ready')
    await shown.load()
    expect(shown.state.kind).toBe('signed_out')
  })

  test('a late answer does not replace a newer one', async () => {
    // given two fetches under way, the first of which answers last
    const waiting: ((answer: Outcome<Statistics>) => void)[] = []
    const shown = new MemberStatistics(
      () => new Promise((resolve) => waiting.push(resolve)),
      () => '2026-11-23'
    )
    const both = Promise.all([shown.load(), shown.load()])
    waiting[1]!(answered)
    waiting[0]!(offline)
    await both
    expect(shown.state.kind).toBe('ready')
  })
})
