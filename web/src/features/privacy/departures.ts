import type { LedgerEntry } from '../../api'

/** Sums over what has left the device. */
export interface DepartureTotals {
  requests: number
  bytes: number
  images: number
  sounds: number
}

export function totalsOf(entries: readonly LedgerEntry[]): DepartureTotals {
  const kinds = (kind: LedgerEntry['body_kind']): number =>
    entries.filter((entry) => entry.body_kind === kind).length
  return {
    requests: entries.length,
    bytes: entries.reduce((sum, entry) => sum + entry.body_bytes, 0),
    images: kinds('image'),
    sounds: kinds('sound')
  }
}

/** What a request said, as far as the page knows its shape. */
export type Meaning =
  | { kind: 'result'; exercise: string; count: number; duration_ms: number }
  | { kind: 'session' }
  | { kind: 'statistics' }
  | { kind: 'sign_out' }
  | { kind: 'unknown' }

/** Reads the numbers back from what was really sent. */
export function meaningOf(entry: LedgerEntry): Meaning {
  if (entry.path === '/api/v1/session') {
    return { kind: entry.method === 'DELETE' ? 'sign_out' : 'session' }
  }
  if (entry.path === '/api/v1/statistics') return { kind: 'statistics' }
  if (entry.path !== '/api/v1/results' || entry.body === null) return { kind: 'unknown' }
  try {
    const { exercise, count, duration_ms } = JSON.parse(entry.body) as Record<string, unknown>
    if (typeof exercise !== 'string') return { kind: 'unknown' }
    if (typeof count !== 'number' || typeof duration_ms !== 'number') return { kind: 'unknown' }
    return { kind: 'result', exercise, count, duration_ms }
  } catch {
    return { kind: 'unknown' }
  }
}

/** What the browser itself says it has fetched, besides what the ledger knows. */
export interface OtherRequests {
  /** Files of Liopep's own page: they come in, nothing of the person goes out. */
  own: number
  /** Addresses elsewhere. Always empty, or a promise is broken (P9, P10). */
  foreign: string[]
}

/** Sorts the addresses of the browser's resource list; `recorded` are the ledger's paths. */
export function otherRequests(
  addresses: readonly string[],
  origin: string,
  recorded: ReadonlySet<string>
): OtherRequests {
  const others = addresses
    .map((address) => new URL(address))
    .filter((url) => url.protocol !== 'blob:' && url.protocol !== 'data:')
  return {
    own: others.filter((url) => url.origin === origin && !recorded.has(url.pathname)).length,
    foreign: others.filter((url) => url.origin !== origin).map((url) => url.origin)
  }
}
