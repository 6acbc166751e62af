import { expect, test } from 'vitest'
import { byDay, dateIn } from './days'

test('totals of a day come together, the newest day first', () => {
  const source = 'fit' as const
  expect(
    byDay([
      { day: '2024-03-01', type: 'steps', value: 5, source },
      { day: '2024-03-01', type: 'flights', value: 2, source },
      { day: '2024-03-02', type: 'steps', value: 7, source }
    ])
  ).toEqual([
    { day: '2024-03-02', totals: { steps: 7 } },
    { day: '2024-03-01', totals: { steps: 5, flights: 2 } }
  ])
})

test('days are counted by the calendar, over the ends of months and clock changes', () => {
  expect(dateIn(new Date(2024, 1, 28, 23, 59), 2)).toBe('2024-03-01')
  expect(dateIn(new Date(2024, 2, 31, 0, 30), -364)).toBe('2023-04-02')
})
