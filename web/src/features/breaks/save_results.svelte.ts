import type { NewResult } from '../../api'
import { problemWords } from '../../i18n'
import { outbox } from '../../outbox'

export type SaveState = 'not_stored' | 'nothing' | 'saving' | 'saved' | 'waiting' | 'refused'

/** The results of one break on their way to the server. */
export class ResultsToSave {
  state = $state<SaveState>('saving')
  refusal = $state('')

  constructor(readonly results: readonly NewResult[]) {}

  /** Sends them for this member; null: nobody is signed in, and nothing is stored. */
  async save(member: string | null): Promise<void> {
    if (this.results.length === 0) this.state = 'nothing'
    else if (member === null) this.state = 'not_stored'
    else await this.send(member)
  }

  private async send(member: string): Promise<void> {
    this.state = 'saving'
    for (const result of this.results) outbox.add(member, result)
    await outbox.flush(member)
    const ids = this.results.map(({ id }) => id)
    const left = outbox.items(member).filter((item) => ids.includes(item.result.id))
    const refused = left.find((item) => item.refused !== null)?.refused
    this.state = left.length === 0 ? 'saved' : refused ? 'refused' : 'waiting'
    if (refused) this.refusal = problemWords(refused)
  }
}
