import type { GameHand, GameId, GameReport } from '../../../../engine/game'
import { COLOURS, HAND_COLOURS } from './palette'
import { drawAt, spot, type Pen } from './pen'

/** How many places a hand's trail remembers. */
const TRAIL = 10
/** Games without hands: the beam leans, the mirror shows whole arms. */
const HANDLESS: readonly GameId[] = ['beam', 'mirror']

type Side = 'left' | 'right'
interface Place {
  x: number
  y: number
}

/** An open hand with its thumb to the left: a right hand seen in a mirror. */
const PALM = new Path2D(
  'M-.3.62C-.36.4-.62.22-.72-.02-.76-.14-.6-.22-.5-.12L-.34.06V-.5C-.34-.64-.14-.64-.14-.5V-.12H-.1V-.66C-.1-.8.1-.8.1-.66V-.12H.14V-.56C.14-.7.34-.7.34-.56V-.06H.37V-.34C.37-.47.56-.47.56-.34V.16C.56.38.44.5.4.62Z'
)
/** A small mark towards the hand's own side, so that colour is not all that tells them apart. */
const NOTCH = new Path2D('M1.08-.3 1.5 0 1.08.3Z')

/** The player's palms: a soft ring as large as its touch, with a short trail. */
export class Hands {
  readonly #trails: Record<Side, Place[]> = { left: [], right: [] }

  draw(pen: Pen, game: GameId, hands: GameReport['hands'], played: readonly Side[]): void {
    if (HANDLESS.includes(game)) return
    for (const side of played) {
      this.#follow(side, hands[side])
      if (!pen.calm) this.#drawTrail(pen, side, hands[side])
      drawPalm(pen, side, hands[side])
    }
  }

  #follow(side: Side, hand: GameHand): void {
    const trail = this.#trails[side]
    if (hand.seen < 0.9) trail.length = 0
    else trail.push({ x: hand.x, y: hand.y })
    if (trail.length > TRAIL) trail.shift()
  }

  #drawTrail(pen: Pen, side: Side, hand: GameHand): void {
    const { context, place } = pen
    const trail = this.#trails[side]
    context.lineCap = 'round'
    context.strokeStyle = HAND_COLOURS[side].light
    for (let i = 1; i < trail.length; i++) {
      const [from, to] = [spot(pen, trail[i - 1]!), spot(pen, trail[i]!)]
      context.globalAlpha = 0.4 * (i / trail.length)
      context.lineWidth = hand.radius * place.height * 1.1 * (i / trail.length)
      context.beginPath()
      context.moveTo(from.x, from.y)
      context.lineTo(to.x, to.y)
      context.stroke()
    }
    context.globalAlpha = 1
  }
}

function drawPalm(pen: Pen, side: Side, hand: GameHand): void {
  if (hand.seen <= 0) return
  const { light, deep } = HAND_COLOURS[side]
  pen.context.globalAlpha = hand.seen
  drawAt(pen, hand, Math.max(0.018, hand.radius), (context) => {
    if (side === 'left') context.scale(-1, 1)
    context.beginPath()
    context.arc(0, 0, 1, 0, 2 * Math.PI)
    context.globalAlpha *= 0.42
    context.fillStyle = light
    context.fill()
    context.globalAlpha = hand.seen
    context.lineWidth = 0.14
    context.strokeStyle = COLOURS.cream
    context.stroke()
    context.fillStyle = light
    context.fill(NOTCH)
    context.scale(0.92, 0.92)
    context.fillStyle = COLOURS.cream
    context.fill(PALM)
    context.lineWidth = 0.06
    context.strokeStyle = deep
    context.stroke(PALM)
  })
  pen.context.globalAlpha = 1
}
