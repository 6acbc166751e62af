import type { GameShape } from '../../../../engine/game'
import { COLOURS } from './palette'
import { drawAt, glow, spot, type Pen } from './pen'
import { drawStar } from './star'

/** A plank on a rounded foot; the shape's `w` and `h` are both picture heights. */
function drawBeam(pen: Pen, shape: GameShape): void {
  const { context, place } = pen
  drawAt(pen, shape, 0.09, (unit) => {
    unit.fillStyle = 'rgb(42 27 22 / 88%)'
    unit.strokeStyle = COLOURS.bark
    unit.lineWidth = 0.08
    unit.beginPath()
    unit.moveTo(0, 0)
    unit.quadraticCurveTo(0.2, 0.95, 0.75, 1.05)
    unit.lineTo(-0.75, 1.05)
    unit.quadraticCurveTo(-0.2, 0.95, 0, 0)
    unit.fill()
    unit.stroke()
  })
  const { x, y } = spot(pen, shape)
  const long = shape.w * place.height
  const thick = Math.max(8, shape.h * place.height)
  context.save()
  context.translate(x, y)
  context.rotate((shape.angle_deg * Math.PI) / 180)
  context.beginPath()
  context.roundRect(-long / 2, -thick / 2, long, thick, thick / 2)
  context.fillStyle = '#c98a4e'
  context.fill()
  context.lineWidth = 2
  context.strokeStyle = COLOURS.cream
  context.stroke()
  context.beginPath()
  context.moveTo(-long * 0.44, -thick * 0.08)
  context.lineTo(long * 0.3, -thick * 0.08)
  context.moveTo(-long * 0.2, thick * 0.2)
  context.lineTo(long * 0.42, thick * 0.2)
  context.strokeStyle = 'rgb(122 79 53 / 55%)'
  context.stroke()
  context.restore()
}

/** A striped ball that rolls with its place. */
function drawBall(pen: Pen, shape: GameShape): void {
  const gone = shape.state === 'active' ? 0 : shape.amount
  pen.context.globalAlpha = 1 - gone
  const turn_deg = ((shape.x * pen.place.width) / ((shape.h / 2) * pen.place.height)) * 57.3
  drawAt(
    pen,
    shape,
    shape.h / 2,
    (context) => {
      context.beginPath()
      context.arc(0, 0, 0.96, 0, 2 * Math.PI)
      context.fillStyle = glow(context, '#ffb489', COLOURS.ember)
      context.fill()
      context.lineWidth = 0.22
      context.strokeStyle = COLOURS.cream
      context.beginPath()
      context.ellipse(0, 0, 0.36, 0.92, 0, 0, 2 * Math.PI)
      context.stroke()
      context.lineWidth = 0.08
      context.beginPath()
      context.arc(0, 0, 0.96, 0, 2 * Math.PI)
      context.stroke()
    },
    turn_deg
  )
  pen.context.globalAlpha = 1
}

const GUST = [
  new Path2D('M-1.6-.5H.3C.9-.5.95-1.15.45-1.15.2-1.15.05-1 .05-.8'),
  new Path2D('M-1.9 0H.85C1.45 0 1.5-.7 1-.7'),
  new Path2D('M-1.5.5H.4C.95.5 1 1.1.5 1.1.28 1.1.15.98.15.8')
]

/** Three lines of air; faint while the gust is only announced. */
function drawWind(pen: Pen, shape: GameShape): void {
  const side = shape.amount < 0 ? -1 : 1
  const drift = pen.calm ? 0 : Math.sin(pen.time_ms / 130) * 0.15
  drawAt(pen, shape, shape.h, (context) => {
    context.scale(side, 1)
    context.translate(drift, 0)
    context.globalAlpha = shape.state === 'coming' ? 0.45 : 0.95
    context.strokeStyle = COLOURS.cream
    context.lineWidth = 0.16
    context.lineCap = 'round'
    for (const line of GUST) context.stroke(line)
  })
}

/** The plank, what rolls on it and what blows. */
export function drawBeamWorld(pen: Pen, shapes: readonly GameShape[]): void {
  const of = (kind: GameShape['kind']) => shapes.filter((shape) => shape.kind === kind)
  of('wind').forEach((shape) => drawWind(pen, shape))
  of('beam').forEach((shape) => drawBeam(pen, shape))
  of('star').forEach((shape) => drawStar(pen, shape, true))
  of('ball').forEach((shape) => drawBall(pen, shape))
}
