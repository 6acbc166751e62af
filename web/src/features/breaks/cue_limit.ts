/** Between any two cues: time to hear one and to do it. */
const BETWEEN_MS = 4_000
/** Before the same cue is said again: nobody wants to be nagged. */
const AGAIN_MS = 12_000
/** A warning waits for no other cue, and comes again sooner. */
const WARNING_AGAIN_MS = 6_000

export type CueTone = 'tip' | 'warning'

/** Keeps cues few and kind. Times are the camera's; only differences mean something. */
export class CueLimit {
  private last_ms = -Infinity
  private readonly said = new Map<string, number>()

  /** True, and remembered, when this cue may be said at `t_ms`. */
  allows(cue: string, t_ms: number, tone: CueTone = 'tip'): boolean {
    const since_ms = t_ms - (this.said.get(cue) ?? -Infinity)
    const isTooSoon =
      tone === 'warning'
        ? since_ms < WARNING_AGAIN_MS
        : since_ms < AGAIN_MS || t_ms - this.last_ms < BETWEEN_MS
    if (isTooSoon) return false
    this.said.set(cue, t_ms)
    this.last_ms = t_ms
    return true
  }
}
