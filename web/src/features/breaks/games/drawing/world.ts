import type { GameId, GameShape } from '../../../../engine/game'
import { drawBeamWorld } from './beam'
import { drawTarget } from './boxing'
import { drawFigure } from './brush'
import { drawBurr, drawFruit } from './fruit'
import { drawMirrorWorld } from './mirror'
import type { Pen } from './pen'
import { drawStar } from './star'

type Draw = (pen: Pen, shapes: readonly GameShape[]) => void

/** How each game's shapes are drawn. */
const WORLDS: Record<GameId, Draw> = {
  catch(pen, shapes) {
    for (const shape of shapes) (shape.kind === 'bad' ? drawBurr : drawFruit)(pen, shape)
  },
  sky(pen, shapes) {
    for (const shape of shapes) drawStar(pen, shape, true)
  },
  beam: drawBeamWorld,
  mirror: drawMirrorWorld,
  boxing(pen, shapes) {
    // The one whose beat comes first lies on top.
    for (const shape of shapes.toSorted((a, b) => a.amount - b.amount)) drawTarget(pen, shape)
  },
  paint: drawFigure
}

/** The tint that darkens the camera's picture: each game has its own light, from top to bottom. */
const TINTS: Record<GameId, readonly [string, string]> = {
  catch: ['rgb(52 33 15 / 69%)', 'rgb(31 33 18 / 69%)'],
  sky: ['rgb(27 19 55 / 80%)', 'rgb(45 24 24 / 63%)'],
  beam: ['rgb(22 37 38 / 72%)', 'rgb(34 23 16 / 66%)'],
  mirror: ['rgb(32 22 33 / 69%)', 'rgb(32 21 18 / 66%)'],
  boxing: ['rgb(51 19 17 / 72%)', 'rgb(24 18 26 / 72%)'],
  paint: ['rgb(24 24 41 / 76%)', 'rgb(24 19 26 / 72%)']
}

/** The tint of a canvas so high, to be made once: it lies under everything from the first frame on. */
export function tintOf(
  context: CanvasRenderingContext2D,
  game: GameId,
  height: number
): CanvasGradient {
  const gradient = context.createLinearGradient(0, 0, 0, height)
  TINTS[game].forEach((colour, i) => gradient.addColorStop(i, colour))
  return gradient
}

export function drawWorld(pen: Pen, game: GameId, shapes: readonly GameShape[]): void {
  WORLDS[game](pen, shapes)
}
