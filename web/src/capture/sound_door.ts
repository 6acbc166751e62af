import { VOICE_NUMBERS, type SoundEvent, type SoundReport } from '../engine/sound'
import {
  CALL_ITEM_STATES,
  CALL_PHASES,
  CALL_VERDICTS,
  MOST_CALL_ITEMS,
  type CallItem,
  type CallReport
} from '../engine/sound_call'
import { SOUND_EVENTS, SOUND_KINDS, VOWELS } from '../engine/sound_words'

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

/** No number of a learned voice is larger: 24 bits, as exact as they come. */
const LARGEST = 2 ** 24

/** What was learned of a voice: a small block of numbers of one length, copied one by one. */
function voiceOf(voice: Float32Array | null): Float32Array | null {
  if (voice === null) return null
  if (!(voice instanceof Float32Array) || voice.length !== VOICE_NUMBERS)
    throw new TypeError(`a learned voice is not ${VOICE_NUMBERS} numbers`)
  const copy = new Float32Array(VOICE_NUMBERS)
  voice.forEach((value, i) => {
    if (!(Math.abs(value) <= LARGEST)) throw new TypeError('a learned voice holds no such number')
    copy[i] = value
  })
  return copy
}

const itemOf = (item: CallItem): CallItem => ({
  at_ms: number(item.at_ms),
  semitones: number(item.semitones),
  vowel: oneOf(VOWELS, item.vowel),
  state: oneOf(CALL_ITEM_STATES, item.state)
})

function callOf(call: CallReport | null): CallReport | null {
  if (call === null) return null
  if (call.items.length > MOST_CALL_ITEMS) throw new TypeError('too many items for one call')
  return {
    phase: oneOf(CALL_PHASES, call.phase),
    verdict: oneOf(CALL_VERDICTS, call.verdict),
    calls: number(call.calls),
    rights: number(call.rights),
    heard: number(call.heard),
    items: call.items.map(itemOf)
  }
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
    expected: number(report.expected),
    knows_voice: Boolean(report.knows_voice),
    voice: voiceOf(report.voice),
    call: callOf(report.call),
    events: report.events.map(eventOf)
  }
}
