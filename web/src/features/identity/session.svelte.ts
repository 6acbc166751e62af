import { api, type Session } from '../../api'

type State = { kind: 'unknown' } | { kind: 'offline' } | { kind: 'known'; session: Session }

/** Who is signed in, as the server says. */
class CurrentSession {
  state = $state.raw<State>({ kind: 'unknown' })

  get member(): NonNullable<Session['member']> | null {
    return this.state.kind === 'known' ? (this.state.session.member ?? null) : null
  }

  get providers(): Session['providers'] {
    return this.state.kind === 'known' ? this.state.session.providers : []
  }

  async load(): Promise<void> {
    const answer = await api.session()
    this.state = answer.ok ? { kind: 'known', session: answer.value } : { kind: 'offline' }
  }

  /** False when the server could not be reached: the person is then still signed in. */
  async signOut(): Promise<boolean> {
    const answer = await api.signOut()
    if (answer.ok) await this.load()
    return answer.ok
  }
}

export const session = new CurrentSession()
