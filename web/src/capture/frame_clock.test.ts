import { describe, expect, it } from 'vitest'
import { FrameClock } from './frame_clock'

describe('frame clock', () => {
  it('passes rising times through', () => {
    const clock = new FrameClock()
    expect([100, 133, 166].map((t_ms) => clock.next(t_ms))).toEqual([100, 133, 166])
  })

  it('goes on where a camera starts its clock anew, keeping the distances', () => {
    const clock = new FrameClock()
    clock.next(5000)
    expect(clock.next(0)).toBe(5000 + FrameClock.FRAME_MS)
    expect(clock.next(40)).toBe(5000 + FrameClock.FRAME_MS + 40)
  })

  it('never gives the same time twice', () => {
    const clock = new FrameClock()
    clock.next(10)
    expect(clock.next(10)).toBeGreaterThan(10)
  })
})
