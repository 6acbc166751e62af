import { api, type HealthDays, type HealthType } from '../../api'
import { HEALTH_TYPES, type ImportedDay } from '../../engine/health_import'
import { localDate } from '../../i18n'

type State = { kind: 'loading' } | { kind: 'failed' } | { kind: 'ready'; days: ImportedDay[] }

const PERIOD_DAYS = 365

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

/** The member's own saved totals of the last year. */
export class SavedDays {
  state = $state.raw<State>({ kind: 'loading' })

  get types(): HealthType[] {
    const { state } = this
    if (state.kind !== 'ready') return []
    return HEALTH_TYPES.filter((type) => state.days.some(({ totals }) => type in totals))
  }

  async load(now = new Date()): Promise<void> {
    const first = new Date(now)
    first.setDate(first.getDate() - PERIOD_DAYS + 1)
    const answer = await api.healthDays(localDate(first), localDate(now))
    this.state = answer.ok ? { kind: 'ready', days: byDay(answer.value.days) } : { kind: 'failed' }
  }

  /** Deletes all of it and withdraws the consent. False when the server could not be reached. */
  async deleteAll(): Promise<boolean> {
    const answer = await api.deleteHealthDays()
    if (answer.ok) await this.load()
    return answer.ok
  }
}
