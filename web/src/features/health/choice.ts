import type { HealthSource, HealthType, NewHealthDays } from '../../api'
import { HEALTH_TYPES, type ImportedDay, type ImportFormat } from '../../engine/health_import'

/** The wording of the consent that the page shows (server: consent_version). */
export const CONSENT_VERSION = 1
/** What one request may hold. */
const MOST_PER_REQUEST = 1000
/** The server takes days of this century. */
const FIRST_DAY = '2000-01-01'

/** What the person ticked: types, and days from one to another, both included. */
export interface Choice {
  types: ReadonlySet<HealthType>
  from: string
  to: string
}

/** What a file has of a type. */
export interface TypeSummary {
  type: HealthType
  days: number
  mean: number
}

const SOURCES: Partial<Record<ImportFormat, HealthSource>> = {
  apple_health: 'apple_health',
  google_fit_csv: 'google_fit',
  google_fit_json: 'google_fit',
  sqlite: 'health_connect',
  fit: 'fit',
  tcx: 'tcx',
  gpx: 'gpx'
}

export function sourceOf(format: ImportFormat): HealthSource {
  return SOURCES[format] ?? 'apple_health'
}

/** The days of the range, newest first. */
export function daysWithin(days: ImportedDay[], { from, to }: Choice): ImportedDay[] {
  return days.filter(({ day }) => day >= from && day <= to).toReversed()
}

/** The types that are in these days, with how many days and what a day has on average. */
export function typesOf(days: ImportedDay[]): TypeSummary[] {
  return HEALTH_TYPES.flatMap((type) => {
    const values = days.flatMap(({ totals }) => totals[type] ?? [])
    if (values.length === 0) return []
    return { type, days: values.length, mean: values.reduce((a, b) => a + b) / values.length }
  })
}

/** What would be sent of a choice: whole numbers of whole days, nothing else. */
export function totalsOf(days: ImportedDay[], choice: Choice): NewHealthDays['days'] {
  return daysWithin(days, choice)
    .toReversed()
    .filter(({ day }) => day >= FIRST_DAY)
    .flatMap(({ day, totals }) =>
      HEALTH_TYPES.flatMap((type) => {
        const value = totals[type]
        if (value === undefined || !choice.types.has(type)) return []
        return { day, type, value: Math.round(value) }
      })
    )
}

/** The same as requests, each within the server's limit. */
export function requestsOf(
  days: ImportedDay[],
  choice: Choice,
  source: HealthSource
): NewHealthDays[] {
  const totals = totalsOf(days, choice)
  const requests: NewHealthDays[] = []
  for (let at = 0; at < totals.length; at += MOST_PER_REQUEST) {
    requests.push({
      consent: { purpose: 'own_statistics', version: CONSENT_VERSION },
      source,
      days: totals.slice(at, at + MOST_PER_REQUEST)
    })
  }
  return requests
}
