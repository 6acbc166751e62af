import { randomUUID } from 'node:crypto'
import { Visitor } from '../../tools/demo-sign-in/visitor.mjs'

/** A member signed in over plain HTTP, for tests that need no browser. */
export interface DemoMember {
  cookie: string
}

/** Signs in through the real OpenID Connect flow as a demo person. */
export async function signInDemoMember(origin: string, person = 'ada'): Promise<DemoMember> {
  const visitor = new Visitor()
  await visitor.request(await visitor.goToCallback(origin, person))
  const session = visitor.jar(origin).get('__Host-session')
  if (!session) throw new Error('Sign-in gave no session')
  return { cookie: `__Host-session=${session}` }
}

/** A result as a client would send it now; `overrides` change single fields. */
export function newResult(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  const started = Date.now() - 60_000
  return {
    id: randomUUID(),
    exercise: 'squat',
    count: 12,
    half_count: 1,
    duration_ms: 60_000,
    started_at_ms: started,
    day: new Date(started).toISOString().slice(0, 10),
    source: 'camera',
    ...overrides
  }
}

/** Sends a result; returns the status and the answer. */
export async function postResult(
  origin: string,
  member: DemoMember,
  result: Record<string, unknown>
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${origin}/api/v1/results`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: member.cookie, origin },
    body: JSON.stringify(result)
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
