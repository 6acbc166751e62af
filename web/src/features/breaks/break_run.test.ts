import { describe, expect, test } from 'vitest'
import type { Framing } from '../../engine/report'
import { BreakRun, type ClockWord } from './break_run.svelte'

const FRAME_MS = 100

/** A person in front of a camera, frame by frame. */
class Scene {
  now_ms = 1000
  /** Frames in which what the person did counted. */
  counted = 0
  readonly said: ClockWord[] = []
  readonly run = new BreakRun(60_000, (what) => this.said.push(what))

  play(duration_ms: number, kind: Framing['kind']) {
    const framing: Framing = kind === 'partly' ? { kind, missing: ['knees'] } : { kind }
    for (let t = 0; t < duration_ms; t += FRAME_MS) {
      this.now_ms += FRAME_MS
      this.run.tick(this.now_ms)
      if (this.run.see(framing, this.now_ms)) this.counted += 1
    }
    return this
  }
}

describe('BreakRun', () => {
  test('begins after a steady second in view and 3-2-1, and counts what comes then', () => {
    const scene = new Scene()
    // given somebody who steps into view, too early to count
    scene.play(1000, 'nobody').play(500, 'partly').play(1100, 'ready')
    expect(scene.run.stage).toBe('countdown')
    expect(scene.counted).toBe(0)
    // when the countdown has passed
    scene.play(3100, 'ready').play(2000, 'ready')
    // then it counts, and has said so
    expect(scene.run.stage).toBe('counting')
    expect(scene.counted).toBeGreaterThan(20)
    expect(scene.said.map((a) => (a.kind === 'countdown' ? a.left : a.kind))).toEqual([
      3,
      2,
      1,
      'go'
    ])
  })

  test('goes back to framing when the person leaves during the countdown', () => {
    const scene = new Scene().play(1200, 'ready').play(2000, 'nobody')
    expect(scene.run.stage).toBe('framing')
  })

  test('stops the clock while the person is out of view', () => {
    const scene = new Scene().play(4200, 'ready').play(10_000, 'ready')
    const elapsed_ms = scene.run.elapsed_ms
    scene.play(20_000, 'nobody')
    expect(scene.run.elapsed_ms - elapsed_ms).toBeLessThan(1500)
    expect(scene.run.inView).toBe(false)
    scene.play(1000, 'ready')
    expect(scene.run.inView).toBe(true)
  })

  test('ends when the time is up, and counts no more', () => {
    const scene = new Scene().play(4200, 'ready').play(61_000, 'ready')
    const { counted } = scene
    scene.play(100, 'ready')
    expect(scene.run.stage).toBe('done')
    expect(scene.counted).toBe(counted)
    expect(scene.said.map((a) => a.kind).slice(-2)).toEqual(['last_seconds', 'done'])
  })

  test('counts nothing while paused, and goes on after a stop that is taken back', () => {
    const scene = new Scene().play(4200, 'ready')
    scene.run.pause()
    const { counted } = scene
    scene.play(1000, 'ready')
    expect(scene.counted).toBe(counted)
    scene.run.stop()
    scene.run.undoStop()
    scene.run.resume()
    scene.play(1000, 'ready')
    expect(scene.counted).toBeGreaterThan(counted)
  })

  test('does not count the time that the page slept', () => {
    const scene = new Scene().play(4200, 'ready')
    const elapsed_ms = scene.run.elapsed_ms
    scene.now_ms += 30_000
    scene.play(100, 'ready')
    expect(scene.run.elapsed_ms - elapsed_ms).toBeLessThanOrEqual(1000)
  })
})
