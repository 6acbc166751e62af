import type { Failure, Outcome, Statistics } from '../../api'

type Load = (today: string, days: number) => Promise<Outcome<Statistics>>

type State =
  | { kind: 'loading' }
  | { kind: 'signed_out' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'ready'; statistics: Statistics; today: string }

/** How far back the page can look. */
export const DAYS_SHOWN = [7, 30] as const

/** The member's numbers as the server last gave them, or why it did not. */
export class MemberStatistics {
  state = $state.raw<State>({ kind: 'loading' })
  private latest = 0

  /** `today` gives the member's local date. */
  constructor(
    private readonly fetchStatistics: Load,
    private readonly today: () => string
  ) {}

  /**
   * Fetches anew. Numbers on screen stay until newer ones are there, also when the connection is
   * away meanwhile; a late answer is dropped.
   */
  async load(): Promise<void> {
    const call = ++this.latest
    if (this.state.kind !== 'ready') this.state = { kind: 'loading' }
    const today = this.today()
    const answer = await this.fetchStatistics(today, Math.max(...DAYS_SHOWN))
    if (call !== this.latest) return
    const next = stateOf(answer, today)
    if (this.state.kind !== 'ready' || next.kind !== 'failed') this.state = next
  }
}

function stateOf(answer: Outcome<Statistics>, today: string): State {
  if (answer.ok) return { kind: 'ready', statistics: answer.value, today }
  const { failure } = answer
  if (failure.kind === 'refused' && failure.problem.status === 401) return { kind: 'signed_out' }
  return { kind: 'failed', failure }
}
