import { describe, expect, test } from 'vitest'
import type { ImportedDay } from '../../engine/health_import'
import { daysWithin, requestsOf, totalsOf, typesOf, type Choice } from './choice'

const days: ImportedDay[] = [
  { day: '1999-12-31', totals: { steps: 1 } },
  { day: '2024-03-01', totals: { steps: 1650.4, distance_m: 650 } },
  { day: '2024-03-02', totals: { steps: 200, flights: 2 } }
]
const all: Choice = { types: new Set(['steps']), from: '1990-01-01', to: '2030-01-01' }

describe('what may be sent', () => {
  test('is of the ticked types and days only, as whole numbers', () => {
    expect(totalsOf(days, { ...all, from: '2024-03-01', to: '2024-03-01' })).toEqual([
      { day: '2024-03-01', type: 'steps', value: 1650 }
    ])
  })

  test('leaves out what nobody measured, and days that the server does not take', () => {
    const choice: Choice = { ...all, types: new Set(['steps', 'flights']) }
    expect(totalsOf(days, choice)).toEqual([
      { day: '2024-03-01', type: 'steps', value: 1650 },
      { day: '2024-03-02', type: 'steps', value: 200 },
      { day: '2024-03-02', type: 'flights', value: 2 }
    ])
  })

  test('goes in requests within the limit, with the consent in each', () => {
    const many = Array.from({ length: 2500 }, (_, i) => ({
      day: new Date(Date.UTC(2010, 0, 1 + i)).toISOString().slice(0, 10),
      totals: { steps: i }
    }))
    const requests = requestsOf(many, all, 'fit')
    expect(requests.map((request) => request.days.length)).toEqual([1000, 1000, 500])
    expect(requests.every(({ consent, source }) => consent.version === 1 && source === 'fit')).toBe(
      true
    )
  })
})

test('a preview has the newest day first, and says what is there', () => {
  expect(daysWithin(days, all)[0]?.day).toBe('2024-03-02')
  expect(typesOf(days.slice(1))).toEqual([
    { type: 'steps', days: 2, mean: 925.2 },
    { type: 'distance_m', days: 1, mean: 650 },
    { type: 'flights', days: 1, mean: 2 }
  ])
})
