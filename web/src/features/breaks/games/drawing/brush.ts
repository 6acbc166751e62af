import type { GameShape } from '../../../../engine/game'
import { COLOURS, paintOf } from './palette'
import { spot, type Pen } from './pen'

/** Dots further apart than this many radii belong to no common stroke. */
const STROKE_GAP = 9

/** Joins neighbours along the stroke for which `joins` holds; the caller strokes the path. */
function trace(
  pen: Pen,
  dots: readonly GameShape[],
  joins: (a: GameShape, b: GameShape) => boolean
) {
  const { context, place } = pen
  context.beginPath()
  for (let i = 1; i < dots.length; i++) {
    const [a, b] = [dots[i - 1]!, dots[i]!]
    if (!joins(a, b)) continue
    const [from, to] = [spot(pen, a), spot(pen, b)]
    if (Math.hypot(to.x - from.x, to.y - from.y) > STROKE_GAP * a.h * place.height) continue
    context.moveTo(from.x, from.y)
    context.lineTo(to.x, to.y)
  }
}

const isPainted = ({ state }: GameShape): boolean => state === 'hit'

/** The figure: a thread with beads still to paint, a broad bright stroke where it is painted. */
export function drawFigure(pen: Pen, dots: readonly GameShape[]): void {
  const first = dots[0]
  if (!first) return
  const { context, place } = pen
  const radius = (first.h / 2) * place.height
  const colour = paintOf(first.look)
  const whole = dots.every(isPainted)
  const pulse = whole && !pen.calm ? 1 + 0.18 * Math.sin(pen.time_ms / 90) : 1
  const gone = dots.some(({ state }) => state === 'missed')
  context.globalAlpha = gone ? 0.45 : 1
  context.lineCap = 'round'
  context.lineJoin = 'round'
  trace(pen, dots, () => true)
  context.lineWidth = Math.max(1.5, radius * 0.28)
  context.strokeStyle = 'rgb(255 246 230 / 38%)'
  context.stroke()
  trace(pen, dots, (a, b) => isPainted(a) && isPainted(b))
  context.lineWidth = radius * 3.4 * pulse
  context.globalAlpha *= 0.35
  context.strokeStyle = colour
  context.stroke()
  context.globalAlpha = gone ? 0.45 : 1
  context.lineWidth = radius * 2 * pulse
  context.stroke()
  for (const dot of dots) drawBead(pen, dot, radius, colour)
  context.globalAlpha = 1
}

function drawBead(pen: Pen, dot: GameShape, radius: number, colour: string): void {
  const { context } = pen
  const { x, y } = spot(pen, dot)
  context.beginPath()
  context.arc(x, y, isPainted(dot) ? radius : radius * 0.8, 0, 2 * Math.PI)
  context.fillStyle = isPainted(dot) ? colour : 'rgb(42 27 22 / 55%)'
  context.fill()
  if (isPainted(dot)) return
  context.lineWidth = Math.max(1.5, radius * 0.3)
  context.strokeStyle = COLOURS.cream
  context.stroke()
}
