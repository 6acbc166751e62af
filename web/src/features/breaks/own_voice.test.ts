import { expect, it } from 'vitest'
import { VOICE_NUMBERS } from '../../engine/sound'
import { OwnVoices, readVoices } from './own_voice.svelte'
import { StorageForTest } from './storage_for_test'

const voice = (first: number) => Float32Array.from({ length: VOICE_NUMBERS }, (_, i) => first + i)

it('writes nothing until a voice is kept (P4)', () => {
  const storage = new StorageForTest()
  expect(new OwnVoices(storage).of('five')).toBeNull()
  expect(storage.kept.size).toBe(0)
})

it('keeps a voice for each set of vowels, number by number', () => {
  // given
  const storage = new StorageForTest()
  const voices = new OwnVoices(storage)
  // when
  voices.keep('five', voice(0.1))
  voices.keep('swedish', voice(-3))
  // then
  const again = new OwnVoices(storage)
  expect(again.of('five')).toEqual(voice(0.1))
  expect(again.of('swedish')).toEqual(voice(-3))
})

it('forgets all of a voice, and can take that back', () => {
  // given
  const storage = new StorageForTest()
  const voices = new OwnVoices(storage)
  voices.keep('five', voice(1))
  voices.keep('swedish', voice(2))
  // when
  voices.forget()
  // then
  expect(voices.of('five')).toBeNull()
  expect(storage.kept.size).toBe(0)
  expect(voices.canUndo).toBe(true)
  // when
  voices.undoForget()
  // then
  expect(new OwnVoices(storage).of('swedish')).toEqual(voice(2))
  expect(voices.canUndo).toBe(false)
})

it('drops what the engine no longer knows, says so, and keeps the rest', () => {
  const storage = new StorageForTest()
  const voices = new OwnVoices(storage)
  voices.keep('five', voice(1))
  voices.keep('swedish', voice(2))
  voices.dropOutdated('five')
  expect(voices.isOutdated).toBe(true)
  expect(voices.canUndo).toBe(false)
  expect(Object.keys(readVoices(storage.getItem('liopep.own-voice')))).toEqual(['swedish'])
  voices.keep('five', voice(3))
  expect(voices.isOutdated).toBe(false)
})

it.each([
  null,
  '',
  '{',
  'null',
  '7',
  '[1,2]',
  '{"five":[1,2]}',
  '{"five":"text"}',
  JSON.stringify({ five: Array(VOICE_NUMBERS).fill('1') }),
  JSON.stringify({ five: Array(VOICE_NUMBERS).fill(null) }),
  JSON.stringify({ nine: Array(VOICE_NUMBERS).fill(1) }),
  JSON.stringify({ toString: Array(VOICE_NUMBERS).fill(1) })
])('takes %s as nothing', (text) => expect(readVoices(text)).toEqual({}))
