import type { GameShape } from '../../../../engine/game'
import { COLOURS, HAND_COLOURS } from './palette'
import { drawAt, glow, paint, type Pen } from './pen'

/** A star of five soft corners, of unit size. */
const STAR = (() => {
  const corner = (i: number, radius: number) => {
    const angle = (Math.PI * i) / 5
    return [Math.sin(angle) * radius, -Math.cos(angle) * radius] as const
  }
  const path = new Path2D()
  path.moveTo(...corner(-1, 0.52))
  for (let i = 0; i < 10; i += 2) {
    path.quadraticCurveTo(...corner(i, 1.16), ...corner(i + 1, 0.52))
  }
  path.closePath()
  return path
})()

/** Points outwards, beside a thing that wants the hand of that side. */
const ARROW = new Path2D('M-.16-.22.2 0-.16.22Z')

export function drawSideArrow(context: CanvasRenderingContext2D, shape: GameShape, away: number) {
  if (shape.hand === 'any') return
  const side = shape.hand === 'left' ? -1 : 1
  context.save()
  context.translate(side * away, 0)
  context.scale(side, 1)
  paint(context, ARROW, HAND_COLOURS[shape.hand].light, COLOURS.ink, 0.05)
  context.restore()
}

/** How much time is left, as a ring around a thing of unit size. */
export function drawTimeRing(
  context: CanvasRenderingContext2D,
  left: number,
  colour: string,
  radius: number
): void {
  context.lineWidth = 0.1
  context.lineCap = 'round'
  context.strokeStyle = 'rgb(255 246 230 / 22%)'
  context.beginPath()
  context.arc(0, 0, radius, 0, 2 * Math.PI)
  context.stroke()
  if (left <= 0) return
  context.strokeStyle = colour
  context.beginPath()
  context.arc(0, 0, radius, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * left)
  context.stroke()
}

/** A star to reach: with its hand's colour, arrow and clock; it beats like a heart until then. */
export function drawStar(pen: Pen, shape: GameShape, clock: boolean): void {
  const { light } = HAND_COLOURS[shape.hand]
  const going = shape.state === 'hit' || shape.state === 'missed'
  const size = shape.state === 'coming' ? 0.55 : shape.state === 'hit' ? 1 + shape.amount : 1
  const beat = pen.calm || going ? 1 : 1 + 0.05 * Math.sin(pen.time_ms / 160 + shape.id)
  pen.context.globalAlpha = going ? (1 - shape.amount) * (shape.state === 'hit' ? 1 : 0.5) : 1
  drawAt(pen, shape, (shape.h / 2) * size, (context) => {
    if (clock && !going) drawTimeRing(context, 1 - shape.amount, light, 1.12)
    context.scale(0.86 * beat, 0.86 * beat)
    paint(context, STAR, glow(context, '#fff3c4', COLOURS.honeyDeep), COLOURS.cream, 0.1)
    context.scale(1 / 0.86, 1 / 0.86)
    if (!going) drawSideArrow(context, shape, 1.52)
  })
  pen.context.globalAlpha = 1
}
