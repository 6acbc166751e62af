import type { NewResult, Outcome, Problem } from '../api'

/** A result on its way to the server. */
export interface OutboxItem {
  /** Whose it is: nobody else's session may send it. */
  member_id: string
  result: NewResult
  attempts: number
  /** Set when the server said no for good. */
  refused: Problem | null
}

/** Where items survive a reload. `localStorage` in the page, a map in tests. */
export interface OutboxStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

type Send = (result: NewResult) => Promise<Outcome<unknown>>

const STORAGE_KEY = 'liopep.outbox'
/** Most items kept; when full, the oldest refused one makes room, else the oldest. */
const LIMIT = 50
const FIRST_RETRY_MS = 2_000
const LAST_RETRY_MS = 300_000

/** How long to wait before the next attempt after `attempts` failed ones. */
export function retryDelay_ms(attempts: number): number {
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1))
}

/** True when sending again cannot help. */
function isFinal(problem: Problem): boolean {
  return problem.status >= 400 && problem.status < 500 && ![401, 408, 429].includes(problem.status)
}

/**
 * Keeps results until the server has acknowledged them. Sending twice is safe: the server knows a
 * result by its id.
 */
export class Outbox {
  private readonly listeners = new Set<() => void>()
  private sending: Promise<void> | null = null

  constructor(
    private readonly storage: OutboxStorage,
    private readonly send: Send
  ) {}

  items(member_id: string): OutboxItem[] {
    return this.load().filter((item) => item.member_id === member_id)
  }

  /** Keeps `result`; the next `flush` sends it. */
  add(member_id: string, result: NewResult): void {
    const items = this.load()
    if (items.length >= LIMIT) {
      const refused = items.findIndex((item) => item.refused !== null)
      items.splice(Math.max(0, refused), 1)
    }
    items.push({ member_id, result, attempts: 0, refused: null })
    this.store(items)
  }

  /** Forgets an item, for instance a refused one that the person has read about. */
  drop(result_id: string): void {
    this.store(this.load().filter((item) => item.result.id !== result_id))
  }

  /** Sends what waits for this member, in order; returns when to try again, or null when done. */
  async flush(member_id: string): Promise<number | null> {
    this.sending ??= this.sendAll(member_id).finally(() => (this.sending = null))
    await this.sending
    const waiting = this.items(member_id).filter((item) => item.refused === null)
    return waiting.length === 0 ? null : retryDelay_ms(waiting[0]!.attempts)
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private async sendAll(member_id: string): Promise<void> {
    for (const item of this.items(member_id)) {
      if (item.refused !== null) continue
      const answer = await this.send(item.result)
      if (answer.ok) {
        this.drop(item.result.id)
      } else if (answer.failure.kind === 'refused' && isFinal(answer.failure.problem)) {
        this.change(item.result.id, { refused: answer.failure.problem })
      } else {
        this.change(item.result.id, { attempts: item.attempts + 1 })
        return // the connection or the session is away; the rest would fail alike
      }
    }
  }

  private change(result_id: string, changes: Partial<OutboxItem>): void {
    this.store(
      this.load().map((item) => (item.result.id === result_id ? { ...item, ...changes } : item))
    )
  }

  private load(): OutboxItem[] {
    try {
      const items: unknown = JSON.parse(this.storage.getItem(STORAGE_KEY) ?? '[]')
      return Array.isArray(items) ? (items as OutboxItem[]) : []
    } catch {
      return [] // what is there was not written by us
    }
  }

  private store(items: OutboxItem[]): void {
    if (items.length === 0) this.storage.removeItem(STORAGE_KEY)
    else this.storage.setItem(STORAGE_KEY, JSON.stringify(items))
    for (const listener of this.listeners) listener()
  }
}
