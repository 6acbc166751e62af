import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { builtModule } from './performance_for_test'
import { StepCounter } from './steps'

const WALK = new URL('../../../engine/recordings/walk.csv', import.meta.url)

const counter = () => StepCounter.create(builtModule('steps'))
const samples = readFileSync(WALK, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number) as [number, number, number, number])

describe('the step counter of the page', () => {
  it('counts a recorded walk as the engine does natively', async () => {
    const steps = await counter()
    for (const sample of samples) steps.add(...sample)
    expect(steps.finish()).toMatchObject({ steps: 66 })
  })

  it('starts anew', async () => {
    const steps = await counter()
    for (const sample of samples) steps.add(...sample)
    steps.start()
    expect(steps.finish()).toEqual({ steps: 0, walking: false, cadence_spm: 0, walking_ms: 0 })
  })

  it('knows the length of a step by height and by a measured walk', async () => {
    const steps = await counter()
    expect(steps.lengthFromHeight_m(170)).toBeCloseTo(0.704, 3)
    expect(steps.lengthFromHeight_m(20)).toBe(0)
    expect(steps.measuredLength_m(100, 140)).toBeCloseTo(0.714, 3)
    expect(steps.measuredLength_m(100, 3)).toBe(0)
  })
})
