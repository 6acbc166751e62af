import { describe, expect, test } from 'vitest'
import type { Statistics } from '../../api'
import { dateAfter, lastDays, streakState, weekDays, type Day } from './days'

const day = (date: string, repetitions = 10): Day => ({
  date,
  breaks: 1,
  repetitions,
  active_ms: 60_000,
  held_ms: 0,
  steps: 0
})

describe('dateAfter', () => {
  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-03-01', -1, '2028-02-29'],
    // the clocks of many countries change in this night
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-11-23', 0, '2026-11-23']
  ])('%s and %i days is %s', (date, count, expected) => {
    expect(dateAfter(date, count)).toBe(expected)
  })
})

describe('lastDays', () => {
  test('fills the days without a break, oldest first, today last', () => {
    const days = lastDays([day('2026-11-20', 7), day('2026-11-23', 9)], '2026-11-23', 7)
    expect(days.map((each) => each.repetitions)).toEqual([0, 0, 0, 7, 0, 0, 9])
    expect(days[0]!.date).toBe('2026-11-17')
  })

  test('leaves out what is older', () => {
    expect(lastDays([day('2026-10-01')], '2026-11-23', 7).every((each) => each.breaks === 0)).toBe(
      true
    )
  })
})

describe('weekDays', () => {
  test('goes from Monday to Sunday and knows what is still to come', () => {
    // given a Wednesday with breaks on Monday and on the Sunday before
    const week = weekDays([day('2026-11-22'), day('2026-11-23')], '2026-11-25')
    expect(week.map((each) => each.state)).toEqual([
      'active',
      'none',
      'none',
      'ahead',
      'ahead',
      'ahead',
      'ahead'
    ])
    expect(week[0]!.date).toBe('2026-11-23')
  })

  test('a Sunday ends its week', () => {
    const week = weekDays([], '2026-11-29')
    expect([week[0]!.date, week[6]!.date]).toEqual(['2026-11-23', '2026-11-29'])
    expect(week.some((each) => each.state === 'ahead')).toBe(false)
  })
})

test.each([
  [0, 0, 'none'],
  [3, 0, 'open'],
  [3, 1, 'kept']
])('a streak of %i with %i breaks today is %s', (streak_days, breaks, expected) => {
  const totals = { breaks, repetitions: 0, active_ms: 0, held_ms: 0, steps: 0 }
  const statistics: Statistics = { today: totals, week: totals, streak_days, days: [] }
  expect(streakState(statistics)).toBe(expected)
})
