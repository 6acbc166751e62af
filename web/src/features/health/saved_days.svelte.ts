import { api, type HealthType } from '../../api'
import { HEALTH_TYPES, type ImportedDay } from '../../engine/health_import'
import { byDay, dateIn, deviceNow } from './days'

type State = { kind: 'loading' } | { kind: 'failed' } | { kind: 'ready'; days: ImportedDay[] }

const PERIOD_DAYS = 365

/** The member's own saved totals of the last year. */
export class SavedDays {
  state = $state.raw<State>({ kind: 'loading' })

  get types(): HealthType[] {
    const { state } = this
    if (state.kind !== 'ready') return []
    return HEALTH_TYPES.filter((type) => state.days.some(({ totals }) => type in totals))
  }

  async load(now = deviceNow()): Promise<void> {
    const answer = await api.healthDays(dateIn(now, 1 - PERIOD_DAYS), dateIn(now, 0))
    this.state = answer.ok ? { kind: 'ready', days: byDay(answer.value.days) } : { kind: 'failed' }
  }
}
