import { describe, expect, it } from 'vitest'
import { containedIn, drawSkeleton } from './skeleton'

describe('where the picture lies', () => {
  it('leaves bars beside a portrait picture', () => {
    const placement = containedIn({ width: 400, height: 300 }, { width: 720, height: 1280 })
    expect(placement).toEqual({ left: 115.625, top: 0, width: 168.75, height: 300 })
  })

  it('fills a box of its own shape', () => {
    const placement = containedIn({ width: 320, height: 240 }, { width: 640, height: 480 })
    expect(placement).toEqual({ left: 0, top: 0, width: 320, height: 240 })
  })
})

describe('drawing', () => {
  /** A canvas that remembers the points of what was drawn on it. */
  function recordingContext() {
    const points: [number, number][] = []
    const add = (x: number, y: number) => void points.push([x, y])
    const nothing = () => {}
    const context = {
      canvas: { width: 100, height: 100 },
      clearRect: nothing,
      beginPath: nothing,
      stroke: nothing,
      fill: nothing,
      moveTo: add,
      lineTo: add,
      arc: add
    }
    return { context: context as unknown as CanvasRenderingContext2D, points }
  }
  const placement = { left: 0, top: 0, width: 100, height: 100 }
  const style = { line: 'white', joint: 'white' }

  it('draws nothing where nobody is', () => {
    const { context, points } = recordingContext()
    drawSkeleton(context, null, placement, style)
    expect(points).toEqual([])
  })

  it('leaves out joints that are not seen, and their bones', () => {
    const { context, points } = recordingContext()
    const landmarks = new Float32Array(132)
    landmarks.set([0.4, 0.3, 0, 0.9], 4 * 11)
    landmarks.set([0.6, 0.3, 0, 0.9], 4 * 12)
    landmarks.set([0.1, 0.1, 0, 0.2], 4 * 13)
    drawSkeleton(context, landmarks, placement, style)
    const xs = new Set(points.map(([x]) => Math.round(x)))
    expect([...xs].toSorted((a, b) => a - b)).toEqual([40, 41, 60, 61])
  })
})
