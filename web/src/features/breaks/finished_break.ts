import type { NewResult } from '../../api'
import { localDate } from '../../i18n'
import type { Tempo } from './exercise_count.svelte'

/** What a break came to, before it is a result that can be sent. */
export interface FinishedBreak {
  exercise: string
  /** Full repetitions; of an exercise that is held: how many times it was held long enough. */
  count: number
  half_count: number
  /** Only of an exercise that is held: the time in position. */
  held_ms?: number
  /** Only of a game: its points. */
  score?: number
  duration_ms: number
  source: NewResult['source']
  /** Shown at the end, and not sent: how many each side did, and how it went on the whole. */
  sides?: { left: number; right: number }
  tempo?: Tempo | null
  /** Shown at the end, and not sent: what a taught movement is called. */
  name?: string
}

/** Shortest break that the contract knows. */
const SHORTEST_MS = 1000

/** The result to send: everything that leaves the device for this break (P6, P10). */
export function resultOf(finished: FinishedBreak, startedAt: Date, id: string): NewResult {
  const duration_ms = Math.max(SHORTEST_MS, Math.round(finished.duration_ms))
  return {
    id,
    exercise: finished.exercise,
    count: finished.count,
    half_count: finished.half_count,
    duration_ms,
    started_at_ms: startedAt.getTime(),
    day: localDate(startedAt),
    source: finished.source,
    ...(finished.held_ms === undefined
      ? {}
      : { held_ms: Math.min(duration_ms, Math.round(finished.held_ms)) }),
    ...(finished.score === undefined ? {} : { score: finished.score })
  }
}

/** True where there is something to save. */
export function isSomething(result: NewResult): boolean {
  const { count, half_count, held_ms = 0, score = 0 } = result
  return count > 0 || half_count > 0 || held_ms > 0 || score > 0
}

const KEPT_KEY = 'liopep.kept'

/** Results that a signed-out person asked to keep until they have signed in; gone with the tab. */
export const keptResults = {
  keep(results: readonly NewResult[]): void {
    sessionStorage.setItem(KEPT_KEY, JSON.stringify(results))
  },
  /** Takes them out; none when nothing was kept. */
  take(): NewResult[] {
    const text = sessionStorage.getItem(KEPT_KEY)
    sessionStorage.removeItem(KEPT_KEY)
    try {
      const kept: unknown = JSON.parse(text ?? '[]')
      return Array.isArray(kept) ? (kept as NewResult[]) : []
    } catch {
      return []
    }
  }
}
