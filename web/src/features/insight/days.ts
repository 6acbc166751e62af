import type { Statistics } from '../../api'

/** One day of a member's breaks; dates are ISO (2026-11-23), the member's own. */
export type Day = Statistics['days'][number]

const DAY_MS = 86_400_000

/** The date `count` days after `date`; before it, when negative. */
export function dateAfter(date: string, count: number): string {
  return new Date(Date.parse(date) + count * DAY_MS).toISOString().slice(0, 10)
}

/** The last `count` days, `today` included, oldest first; days without a break stand as zeros. */
export function lastDays(days: readonly Day[], today: string, count: number): Day[] {
  const known = new Map(days.map((day) => [day.date, day]))
  return Array.from({ length: count }, (_, i) => {
    const date = dateAfter(today, i - count + 1)
    return (
      known.get(date) ?? { date, breaks: 0, repetitions: 0, active_ms: 0, held_ms: 0, steps: 0 }
    )
  })
}

/** A day of the week under way: was there a break, none, or is it still to come? */
export interface WeekDay {
  date: string
  state: 'active' | 'none' | 'ahead'
}

/** Monday to Sunday (ISO 8601) of the week that holds `today`. */
export function weekDays(days: readonly Day[], today: string): WeekDay[] {
  const active = new Set(days.filter((day) => day.breaks > 0).map((day) => day.date))
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7
  return Array.from({ length: 7 }, (_, i) => {
    const date = dateAfter(today, i - sinceMonday)
    if (active.has(date)) return { date, state: 'active' }
    return { date, state: date > today ? 'ahead' : 'none' }
  })
}

/** What the streak asks of today. */
export type StreakState = 'none' | 'open' | 'kept'

/** `open`: it ended yesterday, and a break today carries it on. */
export function streakState(statistics: Statistics): StreakState {
  if (statistics.streak_days === 0) return 'none'
  return statistics.today.breaks > 0 ? 'kept' : 'open'
}
