import { bodies, framing } from './body_damages.ts'
import { oneOf, type Damage, type Random } from './damage.ts'
import { heads, senders } from './head_damages.ts'

/** Repeatable numbers in 0..1 (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface MalformedRequest {
  bytes: Buffer
  what: string
  /** The only statuses that answer it rightly. */
  answers: readonly number[]
  /** Send the first half, wait, send the rest. */
  slow: boolean
}

const damages: Record<string, Damage> = { ...bodies, ...framing, ...senders, ...heads }

/** A request that is broken in one of many ways, chosen by `random`. */
export function malformedRequest(random: Random, origin: string, cookie: string): MalformedRequest {
  const what = oneOf(random, Object.keys(damages))
  const { bytes, answers } = damages[what]!
  return { bytes: bytes(random, origin, cookie), what, answers, slow: random() < 0.02 }
}
