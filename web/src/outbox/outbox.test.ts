import { describe, expect, test } from 'vitest'
import type { NewResult, Outcome, Problem } from '../api'
import { Outbox, retryDelay_ms, type OutboxStorage } from './outbox'

function memory(): OutboxStorage {
  const map = new Map<string, string>()
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key)
  }
}

const result = (id: string): NewResult => ({
  id,
  exercise: 'squat',
  count: 3,
  half_count: 0,
  duration_ms: 60_000,
  started_at_ms: 0,
  day: '2026-11-23',
  source: 'camera'
})

const offline: Outcome<unknown> = { ok: false, failure: { kind: 'offline' } }
const accepted: Outcome<unknown> = { ok: true, value: {} }
const refusal = (status: number): Outcome<unknown> => ({
  ok: false,
  failure: { kind: 'refused', problem: { status, key: 'result.too_fast' } as Problem }
})

describe('outbox', () => {
  test('keeps a result through a lost connection and sends it once it is back', async () => {
    // given a connection that is away for one attempt
    const answers = [offline, accepted]
    const sent: string[] = []
    const send = async (r: NewResult): Promise<Outcome<unknown>> => {
      sent.push(r.id)
      return answers.shift()!
    }
    const storage = memory()
    const outbox = new Outbox(storage, send)
    outbox.add('ada', result('a'))
    // when it is flushed twice, the second time after a reload
    expect(await outbox.flush('ada')).toBe(2000)
    const reloaded = new Outbox(storage, send)
    // then the same result has arrived and nothing waits
    expect(await reloaded.flush('ada')).toBe(null)
    expect(sent).toEqual(['a', 'a'])
  })

  test("never sends one member's result in another's session", async () => {
    const sent: string[] = []
    const outbox = new Outbox(memory(), async (r) => {
      sent.push(r.id)
      return accepted
    })
    outbox.add('ada', result('a'))
    await outbox.flush('bo')
    expect(sent).toEqual([])
    expect(outbox.items('ada')).toHaveLength(1)
  })

  test('keeps a refused result with its reason, and goes on with the next', async () => {
    const outbox = new Outbox(memory(), async (r) => (r.id === 'bad' ? refusal(422) : accepted))
    outbox.add('ada', result('bad'))
    outbox.add('ada', result('good'))
    expect(await outbox.flush('ada')).toBe(null)
    expect(outbox.items('ada').map((item) => item.refused?.key)).toEqual(['result.too_fast'])
  })

  test.each([401, 408, 429, 503])('status %i is tried again later', async (status) => {
    const outbox = new Outbox(memory(), async () => refusal(status))
    outbox.add('ada', result('a'))
    expect(await outbox.flush('ada')).toBe(2000)
  })

  test('never holds more than its limit', () => {
    const outbox = new Outbox(memory(), async () => offline)
    for (let i = 0; i < 80; i++) outbox.add('ada', result(String(i)))
    expect(outbox.items('ada')).toHaveLength(50)
    expect(outbox.items('ada').at(-1)!.result.id).toBe('79')
  })

  test('survives a storage that holds nonsense', () => {
    const storage = memory()
    storage.setItem('liopep.outbox', '{"not":')
    expect(new Outbox(storage, async () => offline).items('ada')).toEqual([])
  })

  test('waits longer after each attempt, up to five minutes', () => {
    expect([1, 2, 3, 20].map(retryDelay_ms)).toEqual([2000, 4000, 8000, 300_000])
  })
})
