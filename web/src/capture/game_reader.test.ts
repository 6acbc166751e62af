import { beforeEach, describe, expect, it } from 'vitest'
import type { GameEngine, GameReport } from '../engine/game'
import { GameReader } from './game_reader'

/** An engine that plays from its second frame on and remembers its times. */
class FakeEngine {
  starts = 0
  times_ms: number[] = []

  start(): void {
    this.starts += 1
    this.times_ms = []
  }

  step(t_ms: number): GameReport {
    this.times_ms.push(t_ms)
    const state = this.times_ms.length > 1 ? 'playing' : 'looking'
    const events = [{ kind: 'hit' }]
    return { t_ms, state, score: 30, shapes: [{ id: 1 }], events } as unknown as GameReport
  }
}

let engine: FakeEngine
let reader: GameReader
beforeEach(() => {
  engine = new FakeEngine()
  reader = new GameReader(engine as unknown as GameEngine, { game: 'catch', seed: 1 })
})

const read = (t_ms: number) => {
  const report = reader.read(t_ms, null, 1.5)
  if (report.task !== 'game') throw new Error('not a game')
  return report.game
}

describe('reading a game', () => {
  it('says before the play only that the player is in view', () => {
    expect(read(0)).toMatchObject({ state: 'looking', score: 0, shapes: [], events: [] })
    expect(read(33)).toMatchObject({ state: 'measuring', score: 0, shapes: [], events: [] })
  })

  it('begins the play anew', () => {
    read(0)
    reader.restart(true)
    read(33)
    expect(read(66)).toMatchObject({ state: 'playing', score: 30, shapes: [{ id: 1 }] })
    expect(engine.starts).toBe(2)
  })

  it('stands still while held, and its clock with it', () => {
    reader.restart(true)
    read(0)
    read(33)
    reader.hold(true)
    expect(read(66)).toMatchObject({ t_ms: 33, score: 30, events: [] })
    read(5000)
    reader.hold(false)
    read(5033)
    expect(engine.times_ms).toEqual([0, 33, 99])
  })
})
