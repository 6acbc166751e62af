import type { GameEvent, GameHand, GameReport, GameShape } from '../engine/game'

const MAX_SHAPES = 96
const MAX_EVENTS = 8
const MAX_PARTS = 32
/** The longest of the words that name kinds and states. */
const MAX_WORD = 24

function number(value: number): number {
  if (typeof value !== 'number') throw new TypeError('a game report holds what is not a number')
  return value
}

/** One of the engine's own words; what is longer could carry something else. */
function word<T extends string>(value: T): T {
  if (typeof value !== 'string' || value.length > MAX_WORD)
    throw new TypeError('a game report holds what is not one of its words')
  return value
}

function few<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length > most) throw new TypeError(`${list.length} things where ${most} may be`)
  return list
}

const handOf = ({ x, y, seen, radius }: GameHand): GameHand => ({
  x: number(x),
  y: number(y),
  seen: number(seen),
  radius: number(radius)
})

const shapeOf = (shape: GameShape): GameShape => ({
  id: number(shape.id),
  kind: word(shape.kind),
  state: word(shape.state),
  hand: word(shape.hand),
  look: number(shape.look),
  x: number(shape.x),
  y: number(shape.y),
  w: number(shape.w),
  h: number(shape.h),
  angle_deg: number(shape.angle_deg),
  amount: number(shape.amount)
})

const eventOf = (event: GameEvent): GameEvent => ({
  kind: word(event.kind),
  hand: word(event.hand),
  shape: number(event.shape),
  x: number(event.x),
  y: number(event.y),
  points: number(event.points),
  quality: number(event.quality),
  amount: number(event.amount)
})

/**
 * A game's report copied number by number, so that nothing else can ride along (P10).
 * @throws TypeError when it is something else
 */
export function gameNumbersOnly(report: GameReport): GameReport {
  const { hands, shapes, events, missing } = report
  return {
    t_ms: number(report.t_ms),
    state: word(report.state),
    missing: few(missing, MAX_PARTS).map(word),
    left_ms: number(report.left_ms),
    score: number(report.score),
    level: number(report.level),
    combo: number(report.combo),
    multiplier: number(report.multiplier),
    hits: number(report.hits),
    misses: number(report.misses),
    gauge: number(report.gauge),
    hands: { left: handOf(hands.left), right: handOf(hands.right) },
    shapes: few(shapes, MAX_SHAPES).map(shapeOf),
    events: few(events, MAX_EVENTS).map(eventOf)
  }
}
