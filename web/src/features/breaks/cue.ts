import type { CueTone } from './cue_limit'

/** A short word to the person while they move. */
export interface Cue {
  text: string
  tone: CueTone
}
