import type { GameEvent } from '../../../engine/game'
import { Tones, type Tone } from './tones'

/** Where the choice is remembered; nothing is written until the person chooses (P4). */
const STORAGE_KEY = 'liopep.game-sound'

/** A pentatonic scale: whatever follows upon whatever sounds well together. */
const SCALE_HZ = [392, 440, 523.25, 587.33, 659.25, 784, 880, 1046.5] as const

const note = (step: number): number => SCALE_HZ[Math.min(step, SCALE_HZ.length - 1)]!

/** What an event sounds like; quiet things are silent. A longer row of hits climbs the scale. */
export function tonesOf(event: GameEvent, combo: number): readonly Tone[] {
  switch (event.kind) {
    case 'hit':
      return [{ pitch_hz: note(combo % SCALE_HZ.length), length_s: 0.16, loudness: 0.5 }]
    case 'done':
      return [3, 5, 7].map((step, i) => ({
        pitch_hz: note(step),
        after_s: i * 0.09,
        length_s: 0.3,
        loudness: 0.5
      }))
    case 'combo':
      return [{ pitch_hz: note(7), after_s: 0.08, length_s: 0.25, loudness: 0.4 }]
    case 'level_up':
      return [2, 4, 6, 7].map((step, i) => ({
        pitch_hz: note(step),
        after_s: i * 0.08,
        length_s: 0.35,
        loudness: 0.45
      }))
    case 'bumped':
      return [{ pitch_hz: 150, length_s: 0.18, loudness: 0.4, shape: 'triangle' }]
    case 'miss':
      return [{ pitch_hz: 220, length_s: 0.12, loudness: 0.16 }]
    case 'began':
    case 'resumed':
      return [{ pitch_hz: note(2), length_s: 0.2, loudness: 0.35 }]
    case 'over':
      return [7, 5, 3, 2].map((step, i) => ({
        pitch_hz: note(step),
        after_s: i * 0.14,
        length_s: 0.4,
        loudness: 0.4
      }))
    default:
      return []
  }
}

/** How the phone answers: short, and only to what the hands did. */
export function vibrationOf(event: GameEvent): number | number[] {
  if (event.kind === 'hit') return 12
  if (event.kind === 'done' || event.kind === 'level_up') return [12, 40, 20]
  return event.kind === 'bumped' ? 45 : 0
}

/** The quiet sounds of a game, and whether the person wants them. */
class GameSound {
  on = $state(localStorage.getItem(STORAGE_KEY) !== 'off')
  readonly #tones = new Tones()

  turn(on: boolean): void {
    this.on = on
    if (on) localStorage.removeItem(STORAGE_KEY)
    else localStorage.setItem(STORAGE_KEY, 'off')
  }

  /** To be called when the person presses something: browsers let no page sound before that. */
  wake(): void {
    this.#tones.wake()
  }

  hear(event: GameEvent, combo: number): void {
    const vibration = vibrationOf(event)
    if (vibration !== 0) navigator.vibrate?.(vibration)
    this.play(tonesOf(event, combo))
  }

  play(tones: readonly Tone[]): void {
    if (this.on) tones.forEach((tone) => this.#tones.play(tone))
  }
}

export const gameSound = new GameSound()
