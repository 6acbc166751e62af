import type { GameShape } from '../../../../engine/game'
import { COLOURS } from './palette'
import { drawAt, spot, type Pen } from './pen'

/** The colour of a limb by how well it fits: warm is still to come, green is there. */
function colourOfFit(fit: number): string {
  const stops = [
    [244, 116, 59],
    [248, 196, 90],
    [143, 194, 126]
  ] as const
  const along = Math.max(0, Math.min(1.999, fit * 2))
  const from = stops[Math.floor(along)]!
  const to = stops[Math.floor(along) + 1]!
  const part = along % 1
  const mixed = from.map((value, i) => Math.round(value + (to[i]! - value) * part))
  return `rgb(${mixed.join(' ')})`
}

/** A limb as a round-ended bar; `w` and `h` are both picture heights. */
function limbPath({ context, place }: Pen, shape: GameShape, thickness: number): void {
  const long = shape.w * place.height
  const thick = shape.h * place.height * thickness
  context.beginPath()
  context.roundRect(-(long + thick) / 2, -thick / 2, long + thick, thick, thick / 2)
}

function withLimb(pen: Pen, shape: GameShape, draw: (context: CanvasRenderingContext2D) => void) {
  const { context } = pen
  const { x, y } = spot(pen, shape)
  context.save()
  context.translate(x, y)
  context.rotate((shape.angle_deg * Math.PI) / 180)
  draw(context)
  context.restore()
}

/** Where the arm should be: a wide sleeve of light with a dashed hem. */
function drawWanted(pen: Pen, shape: GameShape): void {
  const going = shape.state === 'hit' || shape.state === 'missed'
  pen.context.globalAlpha = going ? 1 - shape.amount : shape.state === 'coming' ? 0.6 : 1
  withLimb(pen, shape, (context) => {
    limbPath(pen, shape, shape.state === 'hit' ? 1.3 : 1.15)
    context.fillStyle = shape.state === 'hit' ? 'rgb(143 194 126 / 75%)' : 'rgb(255 246 230 / 30%)'
    context.fill()
    context.lineWidth = Math.max(2, 0.006 * pen.place.height)
    context.strokeStyle = COLOURS.cream
    const dash = 0.018 * pen.place.height
    context.setLineDash([dash, dash])
    context.lineDashOffset = pen.calm ? 0 : -pen.time_ms / 40
    context.stroke()
  })
  pen.context.globalAlpha = 1
}

/** The player's own arm: slimmer, solid, in the colour of its fit. */
function drawSeen(pen: Pen, shape: GameShape): void {
  withLimb(pen, shape, (context) => {
    limbPath(pen, shape, 0.5)
    context.fillStyle = colourOfFit(shape.amount)
    context.fill()
    context.lineWidth = Math.max(1.5, 0.004 * pen.place.height)
    context.strokeStyle = 'rgb(42 27 22 / 70%)'
    context.stroke()
  })
}

/** Around the head: fills while the pose is held. */
function drawHold(pen: Pen, shape: GameShape): void {
  const isHit = shape.state === 'hit'
  drawAt(pen, shape, shape.h / 2, (context) => {
    context.lineCap = 'round'
    context.lineWidth = 0.13
    context.strokeStyle = 'rgb(255 246 230 / 30%)'
    context.beginPath()
    context.arc(0, 0, 1, 0, 2 * Math.PI)
    context.stroke()
    if (shape.amount <= 0 && !isHit) return
    context.lineWidth = isHit ? 0.2 : 0.17
    context.strokeStyle = COLOURS.moss
    context.beginPath()
    const part = isHit ? 1 : shape.amount
    context.arc(0, 0, 1, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * part)
    context.stroke()
  })
}

export function drawMirrorWorld(pen: Pen, shapes: readonly GameShape[]): void {
  const of = (kind: GameShape['kind']) => shapes.filter((shape) => shape.kind === kind)
  of('limb_wanted').forEach((shape) => drawWanted(pen, shape))
  of('limb_seen').forEach((shape) => drawSeen(pen, shape))
  of('hold').forEach((shape) => drawHold(pen, shape))
}
