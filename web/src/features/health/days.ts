import type { HealthDays } from '../../api'
import type { ImportedDay } from '../../engine/health_import'
import { localDate } from '../../i18n'

/** The local date so many days after `now`; before it when below zero. */
export function dateIn(now: Date, days: number): string {
  return localDate(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12))
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
