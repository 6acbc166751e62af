import { describe, expect, it } from 'vitest'
import { brightnessOf, pictureProblem, PictureWatch, THUMBNAIL } from './brightness'

/** A thumbnail whose grey value at x, y is what `grey` says. */
function thumbnail(grey: (x: number, y: number) => number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(4 * THUMBNAIL.width * THUMBNAIL.height)
  for (let y = 0; y < THUMBNAIL.height; y += 1)
    for (let x = 0; x < THUMBNAIL.width; x += 1)
      rgba.fill(grey(x, y), 4 * (y * THUMBNAIL.width + x), 4 * (y * THUMBNAIL.width + x) + 3)
  return rgba
}

const room = thumbnail((x, y) => 100 + 40 * Math.sin(x * 1.3) + 30 * Math.cos(y * 2.1))
const darkRoom = thumbnail((x, y) => 12 + 6 * Math.sin(x * 1.3) + 4 * Math.cos(y * 2.1))
const nightRoom = thumbnail((x, y) => 3 + 1.5 * Math.sin(x * 1.3) + Math.cos(y * 2.1))
const lid = thumbnail(() => 0)
const finger = thumbnail((x, y) => 60 + 0.4 * x + 0.3 * y)

describe('brightness of a picture', () => {
  it('is the mean luma', () => {
    expect(brightnessOf(thumbnail(() => 80)).mean_luma).toBeCloseTo(80)
  })

  it.each([
    ['a lit room', room, null],
    ['a dark room', darkRoom, 'dark'],
    ['a room at night', nightRoom, 'dark'],
    ['a closed lid', lid, 'covered'],
    ['a finger on the lens', finger, 'covered']
  ])('%s is told as %s', (_, picture, problem) => {
    expect(pictureProblem(brightnessOf(picture))).toBe(problem)
  })
})

describe('watching the picture', () => {
  it('says nothing of a hand that passes', () => {
    const watch = new PictureWatch()
    expect(watch.note(0, brightnessOf(finger), false)).toBe(null)
    expect(watch.note(1000, brightnessOf(finger), false)).toBe(null)
    expect(watch.note(1500, brightnessOf(room), false)).toBe(null)
    expect(watch.note(2000, brightnessOf(finger), false)).toBe(null)
  })

  it('tells what lasts, and takes it back at once', () => {
    const watch = new PictureWatch()
    watch.note(0, brightnessOf(darkRoom), false)
    expect(watch.note(PictureWatch.PATIENCE_MS, brightnessOf(darkRoom), false)).toBe('dark')
    expect(watch.note(2000, brightnessOf(room), false)).toBe(null)
  })

  it('believes the model: a person who is seen is not in the dark', () => {
    const watch = new PictureWatch()
    watch.note(0, brightnessOf(darkRoom), false)
    watch.note(2000, brightnessOf(darkRoom), false)
    expect(watch.note(2500, brightnessOf(darkRoom), true)).toBe(null)
  })
})
