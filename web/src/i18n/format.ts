import { language } from './language.svelte'

/** "3 min", "45 s": a duration in the person's language, for reading at a glance. */
export function shortDuration(duration_ms: number): string {
  const seconds = Math.round(duration_ms / 1000)
  const inSeconds = seconds < 90 && seconds !== 60
  return new Intl.NumberFormat(language.current, {
    style: 'unit',
    unit: inSeconds ? 'second' : 'minute',
    unitDisplay: 'short'
  }).format(inSeconds ? seconds : Math.round(seconds / 60))
}

/** A number with the language's separators. */
export function wholeNumber(value: number): string {
  return new Intl.NumberFormat(language.current).format(value)
}

/** "Monday 23 November" for an ISO date (2026-11-23). */
export function longDate(date: string): string {
  return new Intl.DateTimeFormat(language.current, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC'
  }).format(new Date(date))
}

/** "23 Nov 2026" for an ISO date. */
export function dateOfYear(date: string): string {
  return new Intl.DateTimeFormat(language.current, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC'
  }).format(new Date(date))
}

/** The person's own date today, as ISO (2026-11-23). */
export function localDate(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
