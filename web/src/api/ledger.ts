/**
 * What has left the device through the api layer (P10). Every request of the page passes `record`;
 * the privacy glass reads it, and compares with what the browser itself says it has requested.
 */
export interface LedgerEntry {
  t_ms: number
  method: string
  path: string
  /** Bytes of the body; headers are the browser's and carry no content of ours. */
  body_bytes: number
  /** What the body is made of, judged by what was really handed to the network. */
  body_kind: 'none' | 'numbers' | 'image' | 'sound' | 'other'
  /** The body as sent, when it is text. */
  body: string | null
  status: number | null
}

/** Entries kept; older ones are dropped. */
const LIMIT = 200

class Ledger {
  private readonly entries: LedgerEntry[] = []
  private readonly listeners = new Set<() => void>()

  record(entry: LedgerEntry): void {
    this.entries.push(entry)
    if (this.entries.length > LIMIT) this.entries.shift()
    this.changed()
  }

  answered(entry: LedgerEntry, status: number): void {
    entry.status = status
    this.changed()
  }

  /** Entries from `since_ms` on, oldest first. */
  since(since_ms: number): LedgerEntry[] {
    return this.entries.filter((entry) => entry.t_ms >= since_ms)
  }

  /** Calls `listener` on each change; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private changed(): void {
    for (const listener of this.listeners) listener()
  }
}

export const ledger = new Ledger()

/** Judges a body by its type and content, not by what its sender says of it. */
export function bodyKind(
  contentType: string | null,
  body: string | null
): LedgerEntry['body_kind'] {
  if (body === null || body === '') return 'none'
  if (contentType?.startsWith('image/') || /data:image\//.test(body)) return 'image'
  if (contentType?.startsWith('audio/') || /data:audio\//.test(body)) return 'sound'
  return contentType?.startsWith('application/json') ? 'numbers' : 'other'
}
