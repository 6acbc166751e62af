import { beforeEach, describe, expect, test } from 'vitest'
import { StorageForTest } from './storage_for_test'

const storage = new StorageForTest()
Object.assign(globalThis, { localStorage: storage })
const { ownMovesIn } = await import('./own_moves.svelte')
const move = (id: string) => ({ id, name: `Move ${id}`, file: '{}' })

describe('own moves', () => {
  beforeEach(() => storage.kept.clear())

  test('are there again when the page is loaded anew, the latest first', () => {
    const moves = ownMovesIn(storage)
    moves.add(move('a'))
    moves.add(move('b'))
    expect(ownMovesIn(storage).all.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  test('leave nothing behind when the last one is deleted (P4)', () => {
    const moves = ownMovesIn(storage)
    moves.add(move('a'))
    moves.delete('a')
    expect(storage.kept.size).toBe(0)
  })

  test('come back to their place when the deletion is undone', () => {
    const moves = ownMovesIn(storage)
    for (const id of ['a', 'b', 'c']) moves.add(move(id))
    moves.delete('b')
    expect(moves.deleted?.id).toBe('b')
    moves.undoDelete()
    expect(ownMovesIn(storage).all.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    expect(moves.deleted).toBe(null)
  })

  test('are none where somebody else wrote', () => {
    for (const text of ['{', '7', '[{"id":1}]', 'null']) {
      storage.setItem('liopep.own-moves', text)
      expect(ownMovesIn(storage).all).toEqual([])
    }
  })
})
