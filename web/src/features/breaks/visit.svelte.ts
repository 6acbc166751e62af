import { ANYTHING, type Wish } from './catalogue'

/** Most recently used exercises that are shown before the others. */
const RECENT_LIMIT = 4

/**
 * What the break page remembers until it is closed or loaded anew: nothing of it is stored (P4).
 */
class Visit {
  wish = $state<Wish>(ANYTHING)
  /** Ids of exercises, the latest first. */
  recent = $state<string[]>([])
  length_ms = $state(60_000)
  /** Steps of the last walk, by which the length of a step can be measured; 0: none. */
  last_walk_steps = $state(0)
  /** Typed by the person to see kilocalories; never sent. */
  weight_kg = $state<number | null>(null)

  used(exercise: string): void {
    this.recent = [exercise, ...this.recent.filter((id) => id !== exercise)].slice(0, RECENT_LIMIT)
  }
}

export const visit = new Visit()
