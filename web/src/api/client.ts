import createClient from 'openapi-fetch'
import type { components, paths } from './generated/contract'
import { bodyKind, ledger, type LedgerEntry } from './ledger'

export type Session = components['schemas']['Session']
export type NewResult = components['schemas']['NewResult']
export type Statistics = components['schemas']['Statistics']
export type NewHealthDays = components['schemas']['NewHealthDays']
export type HealthDays = components['schemas']['HealthDays']
export type SavedSource = components['schemas']['HealthSources']['sources'][number]
export type HealthType = components['schemas']['HealthType']
export type HealthSource = components['schemas']['HealthSource']
export type Problem = components['schemas']['Problem']

/** The page's only way to the network: writes each request into the ledger, then sends it. */
async function recordedFetch(request: Request): Promise<Response> {
  const body = request.body ? await request.clone().text() : null
  const entry: LedgerEntry = {
    t_ms: Date.now(),
    method: request.method,
    path: new URL(request.url).pathname,
    body_bytes: body ? new TextEncoder().encode(body).length : 0,
    body_kind: bodyKind(request.headers.get('content-type'), body),
    body,
    status: null
  }
  ledger.record(entry)
  const response = await fetch(request)
  ledger.answered(entry, response.status)
  return response
}

const client = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  fetch: recordedFetch
})

/** A failure that the person can be told about: the server's problem, or no connection. */
export type Failure = { kind: 'offline' } | { kind: 'refused'; problem: Problem }

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure }

async function outcome<T>(
  call: Promise<{ data?: T; error?: Problem; response: Response }>
): Promise<Outcome<T>> {
  try {
    const { data, error } = await call
    if (error !== undefined) return { ok: false, failure: { kind: 'refused', problem: error } }
    return { ok: true, value: data as T }
  } catch {
    return { ok: false, failure: { kind: 'offline' } }
  }
}

export const api = {
  session: () => outcome(client.GET('/api/v1/session')),
  signOut: () => outcome(client.DELETE('/api/v1/session')),
  saveResult: (result: NewResult) => outcome(client.POST('/api/v1/results', { body: result })),
  statistics: (today: string, days: number) =>
    outcome(client.GET('/api/v1/statistics', { params: { query: { today, days } } })),
  saveHealthDays: (days: NewHealthDays) =>
    outcome(client.PUT('/api/v1/health/days', { body: days })),
  healthDays: (from: string, to: string) =>
    outcome(client.GET('/api/v1/health/days', { params: { query: { from, to } } })),
  healthSources: () => outcome(client.GET('/api/v1/health/sources')),
  deleteHealthDays: (source?: HealthSource) =>
    outcome(client.DELETE('/api/v1/health/days', { params: { query: { source } } }))
}
