import type { Contract } from './contract.ts'
import type { Departure } from './wire.ts'

/** The most that one break may send, headers included (P10). */
export const BREAK_LIMIT_BYTES = 2048

/** Who may hear from the page, and what the page itself asked for. */
export interface Expected {
  liopep: string
  /** The provider's own page; what a person types there is between them. */
  signIn: string
  /** Hosts that the page or its workers asked for, as the browser's own developer tools tell. */
  pageHosts: ReadonlySet<string>
}

/**
 * Hosts that Chromium asks for its own updates, accounts and models, whatever page is open. No
 * switch was found that keeps it from asking for models (the third) some seconds after its start.
 */
const BROWSER_OWN = new Set([
  'accounts.google.com',
  'update.googleapis.com',
  'optimizationguide-pa.googleapis.com'
])

/**
 * What breaks a promise in what left the browser; empty when nothing does.
 * - nothing goes to another origin,
 * - no request has a body but those that the contract declares, and each has the declared shape.
 * Chromium's own errands are left out, unless the page asked for the same host.
 */
export function undeclaredDepartures(
  departures: Departure[],
  expected: Expected,
  contract: Contract
): string[] {
  return departures.flatMap((departure) => {
    const url = new URL(departure.method === 'CONNECT' ? `https://${departure.url}` : departure.url)
    const what = `${departure.method} ${departure.url} (${departure.bytes} bytes)`
    if (BROWSER_OWN.has(url.hostname) && !expected.pageHosts.has(url.hostname)) return []
    if (url.origin === expected.signIn) return []
    if (url.origin !== expected.liopep) return [`to another origin: ${what}`]
    if (departure.body.length === 0) return []
    const problem = contract.requestProblem(departure.method, url.pathname, departure.body)
    return problem === null ? [] : [`undeclared body: ${what}: ${problem}`]
  })
}

/** Sum of all bytes. */
export function totalBytes(departures: Departure[]): number {
  return departures.reduce((sum, departure) => sum + departure.bytes, 0)
}
