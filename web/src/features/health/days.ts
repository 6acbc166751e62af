import type { HealthDays } from '../../api'
import type { ImportedDay } from '../../engine/health_import'

/** The device's clock; a test passes its own. */
export const deviceNow = (): Date => new Date()

/** The local date so many days after `now`; before it when below zero. */
export function dateIn(now: Date, days: number): string {
  // A date without its clock, so that no change of clocks moves it.
  const date = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days))
  return date.toISOString().slice(0, 10)
}

/** Groups totals by day, newest first. */
export function byDay(listed: HealthDays['days']): ImportedDay[] {
  const days = new Map<string, ImportedDay>()
  for (const { day, type, value } of listed) {
    const found = days.get(day) ?? { day, totals: {} }
    found.totals[type] = value
    days.set(day, found)
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? 1 : -1))
}
