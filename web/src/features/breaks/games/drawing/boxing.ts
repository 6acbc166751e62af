import type { GameShape } from '../../../../engine/game'
import { COLOURS, HAND_COLOURS } from './palette'
import { drawAt, glow, paint, type Pen } from './pen'
import { drawSideArrow } from './star'

const PAD = new Path2D('M0-1A1 1 0 1 1 0 1 1 1 0 1 1 0-1Z')
const STITCH = new Path2D('M0-.66A.66.66 0 1 1 0 .66.66.66 0 1 1 0-.66Z')
/** A glove, thumb to the right. */
const GLOVE = new Path2D(
  'M-.3.5V.22C-.48.1-.5-.1-.46-.26-.42-.48-.2-.56.02-.54.26-.52.4-.4.42-.2.56-.16.58.02.46.1.38.16.3.16.24.22V.5Z'
)
const CUFF = new Path2D('M-.32.36H.26')

/** From where the ring comes that closes on the target as its beat comes near. */
const FAR = 2.3

/** A target on its beat: a ring closes in and meets the pad when it is time. */
export function drawTarget(pen: Pen, shape: GameShape): void {
  const { light, deep } = HAND_COLOURS[shape.hand]
  const hit = shape.state === 'hit'
  const going = hit || shape.state === 'missed'
  const now = !going && shape.amount > 0.94
  const size = hit ? 1 + 0.6 * shape.amount : going ? 1 - 0.25 * shape.amount : now ? 1.08 : 1
  pen.context.globalAlpha = going
    ? (1 - shape.amount) * (hit ? 1 : 0.5)
    : 0.45 + 0.55 * shape.amount
  drawAt(pen, shape, (shape.h / 2) * size, (context) => {
    paint(context, PAD, glow(context, light, deep), COLOURS.cream, now ? 0.16 : 0.09)
    context.setLineDash([0.12, 0.12])
    context.lineWidth = 0.05
    context.strokeStyle = 'rgb(255 246 230 / 60%)'
    context.stroke(STITCH)
    context.setLineDash([])
    context.save()
    if (shape.hand === 'right') context.scale(-1, 1)
    context.scale(0.95, 0.95)
    context.fillStyle = COLOURS.cream
    context.fill(GLOVE)
    context.lineWidth = 0.07
    context.strokeStyle = deep
    context.stroke(CUFF)
    context.restore()
    if (going) return
    drawSideArrow(context, shape, 1.4)
    context.lineWidth = 0.1
    context.strokeStyle = now ? COLOURS.honey : COLOURS.cream
    context.beginPath()
    context.arc(0, 0, FAR + (1 - FAR) * shape.amount, 0, 2 * Math.PI)
    context.stroke()
  })
  pen.context.globalAlpha = 1
}
