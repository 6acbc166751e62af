import type { SoundReport } from '../../engine/sound'

/** What the microphone reports of a quiet room, for a test. */
export const silence: SoundReport = {
  t_ms: 0,
  loudness_db: -60,
  floor_db: -60,
  pitch_hz: 0,
  sound: 'silence',
  held_ms: 0,
  steadiness: 0,
  vowel: 'none',
  confidence: 0,
  expected: 0,
  knows_voice: false,
  voice: null,
  call: null,
  events: []
}
