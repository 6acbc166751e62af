import { describe, expect, it } from 'vitest'
import type { MotionReport, MovementEvent } from '../engine/report'
import { Round } from './round'

const held = (t_ms: number, held_ms: number, ...events: MovementEvent[]) =>
  ({ t_ms, events, tally: { exercise: 'squat', count: 9, half_count: 9, held_ms } }) as MotionReport
const report = (t_ms: number, ...events: MovementEvent[]) => held(t_ms, 0, ...events)

const squat = (begun_ms: number, t_ms: number): MovementEvent => ({
  kind: 'repetition',
  t_ms,
  side: 'left',
  count: 9,
  duration_ms: t_ms - begun_ms,
  there_ms: 0,
  back_ms: 0,
  depth: 1
})

describe('a round', () => {
  it('tallies nothing while the person finds their place', () => {
    const { events, tally } = new Round().tallied(report(2000, squat(0, 2000)))
    expect(events).toEqual([])
    expect(tally).toMatchObject({ exercise: 'squat', count: 0, left_count: 0, half_count: 0 })
  })

  it('still says that the person was lost', () => {
    const lost: MovementEvent = { kind: 'lost', t_ms: 5 }
    expect(new Round().tallied(report(5, lost)).events).toEqual([lost])
  })

  it('counts from one, whatever the engine counted before', () => {
    const round = new Round()
    round.restart(true)
    round.tallied(report(1000))
    const { events, tally } = round.tallied(report(3000, squat(1200, 3000)))
    expect(events).toMatchObject([{ count: 1 }])
    expect(tally).toMatchObject({ count: 1, left_count: 1, right_count: 0 })
  })

  it('leaves out a repetition that was under way when the round began', () => {
    const round = new Round()
    round.restart(true)
    round.tallied(report(1000))
    const { events, tally } = round.tallied(report(2000, squat(500, 2000)))
    expect(events).toEqual([])
    expect(tally.count).toBe(0)
  })

  it('has of a hold the time since the round began', () => {
    const round = new Round()
    expect(round.tallied(held(1000, 800)).tally.held_ms).toBe(0)
    round.restart(true)
    expect(round.tallied(held(2000, 1800)).tally.held_ms).toBe(0)
    expect(round.tallied(held(3000, 2800)).tally.held_ms).toBe(1000)
  })

  it('begins again at zero', () => {
    const round = new Round()
    round.restart(true)
    round.tallied(report(0))
    round.tallied(report(2000, squat(100, 2000)))
    round.restart(true)
    expect(round.tallied(report(3000)).tally.count).toBe(0)
  })
})
