import { expect, it } from 'vitest'
import { readStepLength, StepLength } from './step_length.svelte'
import { StorageForTest } from './storage_for_test'

it('writes nothing until the person says something (P4)', () => {
  const storage = new StorageForTest()
  expect(new StepLength(storage).source).toEqual({ kind: 'unknown' })
  expect(storage.kept.size).toBe(0)
})

it('remembers a height, then a measured step, and forgets both', () => {
  const storage = new StorageForTest()
  const length = new StepLength(storage)
  length.setHeight(172)
  expect(new StepLength(storage).source).toEqual({ kind: 'height', height_cm: 172 })
  length.setMeasured(0.71)
  expect(new StepLength(storage).source).toEqual({ kind: 'measured', metres: 0.71 })
  length.setHeight(null)
  expect(storage.kept.size).toBe(0)
})

it.each([null, '', '{', '[]', '{"metres":9}', '{"height_cm":"tall"}', '7'])(
  'takes %s as nothing',
  (text) => expect(readStepLength(text)).toEqual({ kind: 'unknown' })
)
