import { expect, test } from 'vitest'
import { localZone } from './local_zone'

test('finds the second at which a clock is changed', () => {
  const summer = Date.UTC(2024, 2, 31, 1) / 1000
  const winter = Date.UTC(2024, 9, 27, 1) / 1000
  const stockholm = (utc_s: number) => (utc_s >= summer && utc_s < winter ? 7200 : 3600)

  const spans = localZone(stockholm)

  expect(spans).toEqual([
    { from_utc_s: Date.UTC(1990, 0, 1) / 1000, offset_s: 3600 },
    { from_utc_s: summer, offset_s: 7200 },
    { from_utc_s: winter, offset_s: 3600 }
  ])
})
