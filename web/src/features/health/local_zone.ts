import type { ZoneSpan } from '../../engine/health_import'

const DAY_S = 86_400
const FIRST_S = Date.UTC(1990, 0, 1) / 1000
const LAST_S = Date.UTC(2069, 11, 31) / 1000

type OffsetAt = (utc_s: number) => number

const deviceOffset: OffsetAt = (utc_s) => -60 * new Date(utc_s * 1000).getTimezoneOffset()

/** The device's clock from 1990 to 2069, for files that say only UTC. */
export function localZone(offsetAt: OffsetAt = deviceOffset): ZoneSpan[] {
  const spans = [{ from_utc_s: FIRST_S, offset_s: offsetAt(FIRST_S) }]
  for (let at = FIRST_S; at < LAST_S; at += DAY_S) {
    const after = offsetAt(at + DAY_S)
    if (after === spans.at(-1)?.offset_s) continue
    let [low, high] = [at, at + DAY_S]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (offsetAt(middle) === after) high = middle
      else low = middle
    }
    spans.push({ from_utc_s: high, offset_s: after })
  }
  return spans
}
