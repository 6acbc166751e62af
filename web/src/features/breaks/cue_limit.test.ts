import { expect, test } from 'vitest'
import { CueLimit } from './cue_limit'

test('says a cue once, and another only after a while', () => {
  const limit = new CueLimit()
  expect(limit.allows('knees', 0)).toBe(true)
  expect(limit.allows('back', 1_000)).toBe(false)
  expect(limit.allows('back', 4_000)).toBe(true)
  expect(limit.allows('knees', 9_000)).toBe(false)
  expect(limit.allows('knees', 12_000)).toBe(true)
})

test('does not hold a warning back behind a tip', () => {
  const limit = new CueLimit()
  limit.allows('knees', 0)
  expect(limit.allows('range', 100, 'warning')).toBe(true)
  expect(limit.allows('range', 5_000, 'warning')).toBe(false)
  expect(limit.allows('range', 6_100, 'warning')).toBe(true)
  expect(limit.allows('back', 6_200)).toBe(false)
})
