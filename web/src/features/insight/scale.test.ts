import { expect, test } from 'vitest'
import { axisTicks } from './scale'

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [4, [0, 1, 2, 3, 4]],
  [5, [0, 2, 4, 6]],
  [23, [0, 10, 20, 30]],
  [100, [0, 50, 100]],
  [1234, [0, 500, 1000, 1500]]
])('an axis that holds %i has lines at %j', (highest, expected) => {
  expect(axisTicks(highest)).toEqual(expected)
})

test('every value fits, on five lines at most', () => {
  for (let highest = 0; highest < 3000; highest++) {
    const ticks = axisTicks(highest)
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest)
    expect(ticks.length).toBeLessThanOrEqual(5)
  }
})
