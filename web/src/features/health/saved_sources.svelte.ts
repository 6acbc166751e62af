import { api, type HealthSource, type SavedSource } from '../../api'

type State = { kind: 'loading' } | { kind: 'failed' } | { kind: 'ready'; sources: SavedSource[] }

/** From where the member's saved totals came, and the way to delete them. */
export class SavedSources {
  state = $state.raw<State>({ kind: 'loading' })

  async load(): Promise<void> {
    const answer = await api.healthSources()
    this.state = answer.ok ? { kind: 'ready', sources: answer.value.sources } : { kind: 'failed' }
  }

  /** Deletes what came from there; false when the server could not be reached. */
  async delete(what: HealthSource | 'all'): Promise<boolean> {
    const answer = await api.deleteHealthDays(what === 'all' ? undefined : what)
    if (answer.ok) await this.load()
    return answer.ok
  }
}
