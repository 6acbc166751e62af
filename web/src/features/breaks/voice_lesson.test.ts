import { expect, it } from 'vitest'
import { VOICE_NUMBERS, type SoundEvent, type SoundReport } from '../../engine/sound'
import type { Vowel } from '../../engine/sound_words'
import { silence } from './silence_for_test'
import { LEAST_VOWEL_MS, VoiceLesson } from './voice_lesson'

const voice = new Float32Array(VOICE_NUMBERS).fill(1)
const ended = (duration_ms: number): SoundEvent => ({
  kind: 'vowel',
  vowel: 'A',
  confidence: 1,
  t_ms: 0,
  duration_ms,
  pitch_hz: 120
})

function lessonOf(vowels: readonly Vowel[]) {
  const asked: (readonly Vowel[])[] = []
  let forgotten = 0
  const lesson = new VoiceLesson(vowels, {
    learn: (each) => asked.push([...each]),
    forget: () => (forgotten += 1)
  })
  lesson.begin()
  const take = (report: Partial<SoundReport>) => lesson.take({ ...silence, ...report })
  return { lesson, asked, take, forgotten: () => forgotten }
}

it('forgets, asks for the vowels in order, and hands over what was learned', () => {
  // given
  const { lesson, asked, take, forgotten } = lessonOf(['A', 'E'])
  expect(forgotten()).toBe(1)
  expect(asked).toEqual([['A', 'E']])
  expect(lesson.progress.vowel).toBe('A')
  // when the first is said
  take({ expected: 2 })
  take({ expected: 1 })
  // then
  expect(lesson.progress).toMatchObject({ vowel: 'E', learned: ['A'], voice: null })
  // when the second is
  take({ expected: 0, voice })
  // then
  expect(lesson.progress).toMatchObject({ vowel: 'none', learned: ['A', 'E'], voice })
})

it('fills with the voice, and begins anew for a second vowel in the same breath', () => {
  const { lesson, take } = lessonOf(['A', 'E'])
  take({ expected: 2, sound: 'voice', held_ms: LEAST_VOWEL_MS / 2 })
  expect(lesson.progress.part).toBe(0.5)
  take({ expected: 2, sound: 'voice', held_ms: LEAST_VOWEL_MS * 2 })
  expect(lesson.progress.part).toBe(1)
  take({ expected: 1, sound: 'voice', held_ms: LEAST_VOWEL_MS * 2 })
  expect(lesson.progress.part).toBe(0)
  take({ expected: 1, sound: 'voice', held_ms: LEAST_VOWEL_MS * 2.5 })
  expect(lesson.progress.part).toBe(0.5)
  take({ expected: 1 })
  take({ expected: 1, sound: 'voice', held_ms: LEAST_VOWEL_MS / 4 })
  expect(lesson.progress.part).toBe(0.25)
})

it('says why a sound was not taken, until one is', () => {
  const { lesson, take } = lessonOf(['A', 'E'])
  take({ expected: 2, events: [ended(200)] })
  expect(lesson.progress.hint).toBe('longer')
  take({ expected: 2 })
  expect(lesson.progress.hint).toBe('longer')
  take({ expected: 2, events: [ended(2 * LEAST_VOWEL_MS)] })
  expect(lesson.progress.hint).toBe('steadier')
  take({ expected: 1, events: [ended(2 * LEAST_VOWEL_MS)] })
  expect(lesson.progress.hint).toBe('none')
})

it('passes over reports of the order before', () => {
  // given a report from before the lesson's order arrived
  const { lesson, take } = lessonOf(['A', 'E', 'I'])
  // when
  take({ expected: 0 })
  // then
  expect(lesson.progress).toMatchObject({ vowel: 'A', learned: [] })
})

it('leaves a vowel out', () => {
  // given
  const { lesson, asked, take } = lessonOf(['A', 'E', 'I'])
  take({ expected: 3 })
  take({ expected: 2 })
  // when
  lesson.skip()
  // then
  expect(asked.at(-1)).toEqual(['I'])
  take({ expected: 2 })
  expect(lesson.progress).toMatchObject({ vowel: 'I', learned: ['A'] })
  take({ expected: 1 })
  take({ expected: 0, voice })
  expect(lesson.progress).toMatchObject({ vowel: 'none', learned: ['A', 'I'], voice })
})

it('ends with what was learned where the last is left out', () => {
  const { lesson, asked, take } = lessonOf(['A', 'E'])
  take({ expected: 2 })
  take({ expected: 1 })
  lesson.skip()
  expect(asked.at(-1)).toEqual([])
  take({ expected: 0, voice })
  expect(lesson.progress).toMatchObject({ vowel: 'none', learned: ['A'], voice })
})

it('begins anew rather than ending with nothing', () => {
  const { lesson, asked, take } = lessonOf(['A'])
  take({ expected: 1 })
  expect(lesson.canSkip).toBe(false)
  lesson.skip()
  expect(asked).toEqual([['A'], ['A']])
  expect(lesson.progress.vowel).toBe('A')
})
