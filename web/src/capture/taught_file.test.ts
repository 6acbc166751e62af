import { describe, expect, it } from 'vitest'
import { smallFileOnly } from './taught_file'

describe('a taught file on its way out of capture (P10)', () => {
  it('passes as numbers and short words', () => {
    const file = { id: 'own-move', met: { value: 2.8 }, poses: [{ at: 0 }, { at: 0.5 }] }
    expect(JSON.parse(smallFileOnly(JSON.stringify(file)))).toEqual(file)
  })

  it('takes nothing along between the lines', () => {
    expect(smallFileOnly(`{ "id"  :\n"a"}${' '.repeat(100)}`)).toBe('{"id":"a"}')
  })

  it.each([
    ['a long text', JSON.stringify({ picture: 'x'.repeat(201) })],
    ['too much of anything', JSON.stringify({ pixels: Array(9000).fill(7) })],
    ['a list', '[1,2]'],
    ['nothing', 'null']
  ])('refuses %s', (_, file) => {
    expect(() => smallFileOnly(file)).toThrow(TypeError)
  })

  it('refuses what is no file at all', () => {
    expect(() => smallFileOnly('data:image/png;base64,')).toThrow(SyntaxError)
  })
})
