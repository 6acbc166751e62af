import { describe, expect, test } from 'vitest'
import type { LedgerEntry } from '../../api'
import { meaningOf, otherRequests, totalsOf } from './departures'

const entry = (changes: Partial<LedgerEntry>): LedgerEntry => ({
  t_ms: 0,
  method: 'GET',
  path: '/api/v1/session',
  body_bytes: 0,
  body_kind: 'none',
  body: null,
  status: 200,
  ...changes
})

const body = JSON.stringify({ exercise: 'squat', count: 12, duration_ms: 60_000 })
const result = entry({
  method: 'POST',
  path: '/api/v1/results',
  body,
  body_bytes: body.length,
  body_kind: 'numbers'
})

describe('what has left the device', () => {
  test('is summed by bytes and kinds', () => {
    const picture = entry({ body_kind: 'image', body_bytes: 9000 })
    expect(totalsOf([entry({}), result, picture])).toEqual({
      requests: 3,
      bytes: 9000 + body.length,
      images: 1,
      sounds: 0
    })
  })

  test('is read back from what was really sent', () => {
    expect(meaningOf(result)).toEqual({
      kind: 'result',
      exercise: 'squat',
      count: 12,
      duration_ms: 60_000
    })
    expect(meaningOf(entry({ method: 'DELETE' }))).toEqual({ kind: 'sign_out' })
  })

  test.each(['not json', '{"exercise":1}', '{}', 'null'])('is unknown when it is %s', (text) => {
    expect(meaningOf({ ...result, body: text })).toEqual({ kind: 'unknown' })
  })
})

describe("the browser's own list", () => {
  test('tells files of the page from requests to strangers', () => {
    const addresses = [
      'https://liopep.example/assets/a.js',
      'https://liopep.example/api/v1/session',
      'https://stranger.example/pixel',
      'blob:https://liopep.example/1'
    ]
    expect(
      otherRequests(addresses, 'https://liopep.example', new Set(['/api/v1/session']))
    ).toEqual({ own: 1, foreign: ['https://stranger.example'] })
  })
})
