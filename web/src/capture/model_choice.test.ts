import { describe, expect, it } from 'vitest'
import { MEASURED_FRAMES, median, ModelChoice, SKIPPED_FRAMES, SLOW_FRAME_MS } from './model_choice'

/** A choice after `frames_ms`, each with a person in view. */
function choiceAfter(frames_ms: number[]): ModelChoice {
  const choice = new ModelChoice()
  for (const frame_ms of frames_ms) choice.note(frame_ms, true)
  return choice
}

const first = Array<number>(SKIPPED_FRAMES).fill(2000)

describe('median', () => {
  it('is the middle, or the mean of the two middles', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2.5)
  })
})

describe('choosing the model', () => {
  it('keeps the full one on a device that follows, however slow the first frames were', () => {
    const fast = Array<number>(MEASURED_FRAMES).fill(SLOW_FRAME_MS - 1)
    expect(choiceAfter([...first, ...fast]).chosen).toBe('full')
  })

  it('takes the light one on a slow device', () => {
    const slow = Array<number>(MEASURED_FRAMES).fill(SLOW_FRAME_MS + 1)
    expect(choiceAfter([...first, ...slow]).chosen).toBe('lite')
  })

  it('is not moved by a busy moment', () => {
    const fast = Array<number>(MEASURED_FRAMES).fill(30)
    expect(choiceAfter([...first, ...fast.with(2, 900).with(5, 900)]).chosen).toBe('full')
  })

  it('waits for a person: an empty room does not run the landmark model', () => {
    const choice = new ModelChoice()
    for (let i = 0; i < 100; i += 1) choice.note(10, false)
    expect(choice.chosen).toBe(null)
  })
})
