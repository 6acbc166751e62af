import {
  SOUND_EVENTS,
  SOUND_KINDS,
  VOWELS,
  type SoundEvent,
  type SoundReport
} from '../engine/sound'

/** More cannot happen in a thirtieth of a second. */
const MAX_EVENTS = 64

function number(value: number): number {
  if (typeof value !== 'number') throw new TypeError('a sound report holds what is not a number')
  return value
}

/** One of the engine's own words, and nothing else. */
function oneOf<T extends string>(words: readonly T[], value: T): T {
  const word = words.find((each) => each === value)
  if (word === undefined) throw new TypeError('a sound report holds what is not one of its words')
  return word
}

const eventOf = (event: SoundEvent): SoundEvent => ({
  kind: oneOf(SOUND_EVENTS, event.kind),
  vowel: oneOf(VOWELS, event.vowel),
  confidence: number(event.confidence),
  t_ms: number(event.t_ms),
  duration_ms: number(event.duration_ms),
  pitch_hz: number(event.pitch_hz)
})

/**
 * What the worklet says, copied number by number, so that no sound can ride along (P10).
 * @throws TypeError when it is something else
 */
export function soundNumbersOnly(report: SoundReport): SoundReport {
  if (report.events.length > MAX_EVENTS) throw new TypeError('too many events for one report')
  return {
    t_ms: number(report.t_ms),
    loudness_db: number(report.loudness_db),
    floor_db: number(report.floor_db),
    pitch_hz: number(report.pitch_hz),
    sound: oneOf(SOUND_KINDS, report.sound),
    held_ms: number(report.held_ms),
    steadiness: number(report.steadiness),
    vowel: oneOf(VOWELS, report.vowel),
    confidence: number(report.confidence),
    events: report.events.map(eventOf)
  }
}
