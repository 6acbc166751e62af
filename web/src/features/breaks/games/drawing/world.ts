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

/** The tint over the camera's picture: each game has its own light, from top to bottom. */
const TINTS: Record<GameId, readonly [string, string]> = {
  catch: ['rgb(64 40 16 / 50%)', 'rgb(34 40 20 / 50%)'],
  sky: ['rgb(28 20 62 / 68%)', 'rgb(58 28 30 / 40%)'],
  beam: ['rgb(22 44 46 / 55%)', 'rgb(40 26 18 / 45%)'],
  mirror: ['rgb(36 24 40 / 50%)', 'rgb(36 24 20 / 45%)'],
  boxing: ['rgb(60 20 18 / 55%)', 'rgb(24 18 30 / 55%)'],
  paint: ['rgb(24 26 48 / 62%)', 'rgb(24 20 30 / 55%)']
}

export function drawTint({ context, place }: Pen, game: GameId): void {
  const gradient = context.createLinearGradient(0, place.top, 0, place.top + place.height)
  TINTS[game].forEach((colour, i) => gradient.addColorStop(i, colour))
  context.fillStyle = gradient
  context.fillRect(place.left, place.top, place.width, place.height)
}

export function drawWorld(pen: Pen, game: GameId, shapes: readonly GameShape[]): void {
  WORLDS[game](pen, shapes)
}
