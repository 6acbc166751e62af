import type { Tone } from './tones'

/** How far ahead a beat is handed to the sound output, which keeps time better than any frame. */
const AHEAD_MS = 180
/** How much of a frame's word about the beat is believed: frames jitter, the beat must not. */
const TRUST = 0.12
/** A beat further off than this is another beat: the game stood still. */
const LOST_MS = 150

/** A beat that is to sound. */
export interface Beat {
  /** From now. */
  after_ms: number
  /** The first of four. */
  isFirst: boolean
}

/**
 * Turns the part of the beat that each camera frame tells into evenly spaced beats. What a frame
 * tells is older than the frame's arrival by `lag_ms`; so much earlier the beat must sound for a
 * punch on it to be seen on it.
 */
export class Metronome {
  readonly #beat_ms: number
  #next_ms: number | null = null
  #number = 0

  constructor(tempo_bpm: number) {
    this.#beat_ms = 60_000 / tempo_bpm
  }

  /**
   * @param part 0..1, how much of the beat was gone by in the frame
   * @param played_ms of the game: says which beat of four it is
   * @returns the beats to sound before the next frame
   */
  frame(now_ms: number, part: number, played_ms: number, lag_ms: number): Beat[] {
    const seen_ms = now_ms - lag_ms + (1 - part) * this.#beat_ms
    const number = Math.floor(played_ms / this.#beat_ms + 0.02) + 1
    this.#follow(seen_ms, number)
    const beats: Beat[] = []
    while (this.#next_ms! < now_ms + AHEAD_MS) {
      const after_ms = this.#next_ms! - now_ms
      if (after_ms > -40)
        beats.push({ after_ms: Math.max(0, after_ms), isFirst: this.#number % 4 === 0 })
      this.#next_ms! += this.#beat_ms
      this.#number += 1
    }
    return beats
  }

  /** The game stands still: the next frame begins anew. */
  stop(): void {
    this.#next_ms = null
  }

  #follow(seen_ms: number, number: number): void {
    if (this.#next_ms !== null) {
      const beats = Math.round((this.#next_ms - seen_ms) / this.#beat_ms)
      const off_ms = seen_ms + beats * this.#beat_ms - this.#next_ms
      if (Math.abs(off_ms) < LOST_MS && Math.abs(beats) < 2) {
        this.#next_ms += TRUST * off_ms
        return
      }
    }
    this.#next_ms = seen_ms
    this.#number = number
  }
}

/** A wooden tick, the first of four a little higher. */
export const toneOfBeat = (beat: Beat): Tone => ({
  pitch_hz: beat.isFirst ? 660 : 440,
  length_s: 0.09,
  loudness: beat.isFirst ? 0.9 : 0.6,
  after_s: beat.after_ms / 1000,
  shape: 'triangle'
})
