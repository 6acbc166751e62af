import type { GameId, GameReport, GameShape } from '../../../web/src/engine/game.ts'

/** Where a thing is, in picture heights, mirrored: as the player sees themselves. */
interface Spot {
  x: number
  y: number
}

const POINTS = 33
/** Shoulder width, and where the shoulders' middle is, in picture heights and parts of the picture. */
const UNIT = 0.3
const HOME_Y = 0.6
const REACTION_S = 0.2
const SPEED_PER_S = 2.6
const CORRECTS = 0.3
const MOST_CORRECTION = 0.15
const corrected = (before: number, off: number): number =>
  Math.max(-MOST_CORRECTION, Math.min(MOST_CORRECTION, before + CORRECTS * off))
const LEFT_OF = { shoulder: 11, elbow: 13, wrist: 15, pinky: 17, index: 19, thumb: 21 } as const

/**
 * Plays what the report shows, as a person would from the screen: hands go to what is wanted, the
 * trunk leans so that the ball rolls to the star, arms take the pose. Makes the 33 landmarks of a
 * seated person; nothing below the shoulders is in view.
 */
export class StandInPlayer {
  #time_s = 0
  #lean_deg = 0
  #ball = 0
  readonly #game: GameId
  readonly #aspect: number
  readonly #hands: [Spot, Spot]
  /** How far beside its wish each hand must go to be shown there: who paints looks, and corrects. */
  readonly #corrections: readonly [Spot, Spot] = [
    { x: 0, y: 0 },
    { x: 0, y: 0 }
  ]
  /** Of the upper arm and the forearm, outwards from hanging down. */
  readonly #angles_deg: readonly [number[], number[]] = [
    [10, 10],
    [10, 10]
  ]
  readonly #seen_s = new Map<number, number>()

  constructor(game: GameId, aspect: number) {
    this.#game = game
    this.#aspect = aspect
    this.#hands = [this.#rest(0), this.#rest(1)]
  }

  /** 33 landmarks of x, y, z, visibility, not mirrored, `dt_s` after the last. */
  move(report: GameReport | null, dt_s: number): Float32Array {
    this.#time_s += dt_s
    const shapes = report?.shapes ?? []
    for (const { id } of shapes) if (!this.#seen_s.has(id)) this.#seen_s.set(id, this.#time_s)
    for (const hand of [0, 1] as const) this.#reach(report, hand, dt_s)
    if (this.#game === 'beam') this.#lean(shapes, dt_s)
    if (this.#game === 'mirror') this.#pose(shapes, dt_s)
    return this.#landmarks()
  }

  #home = (): Spot => ({ x: this.#aspect / 2, y: HOME_Y })

  #rest(hand: 0 | 1): Spot {
    const { x, y } = this.#home()
    return { x: x + (hand === 0 ? -0.7 : 0.7) * UNIT, y: y + 0.35 * UNIT }
  }

  #reach(report: GameReport | null, hand: 0 | 1, dt_s: number): void {
    const at = this.#hands[hand]
    const wanted = this.#wish(report?.shapes ?? [], hand)
    const wish = wanted ?? this.#rest(hand)
    const correction = this.#corrections[hand]
    const way = { x: wish.x + correction.x - at.x, y: wish.y + correction.y - at.y }
    const far = Math.hypot(way.x, way.y)
    const part = far === 0 ? 0 : Math.min(1, (SPEED_PER_S * dt_s) / far)
    at.x += way.x * part
    at.y += way.y * part
    if (this.#game !== 'paint' || !report || !wanted || part < 1) return
    const shown = report.hands[hand === 0 ? 'left' : 'right']
    correction.x = corrected(correction.x, wish.x - shown.x * this.#aspect)
    correction.y = corrected(correction.y, wish.y - shown.y)
  }

  /** What this hand goes to: the first that wants it, the lowest, or the next dot. */
  #wish(shapes: readonly GameShape[], hand: 0 | 1): Spot | null {
    const side = hand === 0 ? 'left' : 'right'
    const spot = ({ x, y }: GameShape) => ({ x: x * this.#aspect, y })
    const wanted = shapes.filter(
      (shape) =>
        ['good', 'star', 'target', 'dot'].includes(shape.kind) &&
        shape.state === 'active' &&
        (shape.hand === 'any' || shape.hand === side) &&
        this.#time_s - this.#seen_s.get(shape.id)! > REACTION_S
    )
    if (this.#game === 'beam' || this.#game === 'mirror') return null
    if (this.#game === 'paint') return hand === 1 && wanted[0] ? spot(wanted[0]) : null
    if (this.#game === 'boxing') {
      const next = wanted.find(({ amount }) => amount > 0.86)
      return next ? spot(next) : null
    }
    const mine = wanted
      .filter((shape) => shape.hand !== 'any' || shape.x < 0.5 === (hand === 0))
      .sort((a, b) => b.y - a.y)[0]
    return mine ? spot(mine) : null
  }

  #lean(shapes: readonly GameShape[], dt_s: number): void {
    const placeOf = (kind: GameShape['kind']) =>
      shapes.find((shape) => shape.kind === kind && shape.state === 'active')
    const ball = placeOf('ball')
    if (!ball) return
    const at = (ball.x - 0.5) / 0.38
    const speed = (at - this.#ball) / dt_s
    this.#ball = at
    const to = ((placeOf('star')?.x ?? 0.5) - 0.5) / 0.38
    const wanted = Math.max(-14, Math.min(14, 14 * (to - at) - 7 * speed))
    const most = 60 * dt_s
    this.#lean_deg += Math.max(-most, Math.min(most, wanted - this.#lean_deg))
  }

  /** Upper arms and forearms turn to where the wanted ones are. */
  #pose(shapes: readonly GameShape[], dt_s: number): void {
    for (const hand of [0, 1] as const) {
      const side = hand === 0 ? 'left' : 'right'
      const limbs = shapes.filter(({ kind, hand: of }) => kind === 'limb_wanted' && of === side)
      limbs.forEach(({ angle_deg }, limb) => {
        const radians = (angle_deg * Math.PI) / 180
        const outwards = hand === 0 ? -1 : 1
        let wanted = (Math.atan2(outwards * Math.cos(radians), Math.sin(radians)) * 180) / Math.PI
        if (wanted < -20) wanted += 360
        const most = 220 * dt_s
        const own = this.#angles_deg[hand]
        own[limb]! += Math.max(-most, Math.min(most, wanted - own[limb]!))
      })
    }
  }

  #landmarks(): Float32Array {
    const points = new Float32Array(4 * POINTS)
    const lean = (this.#lean_deg * Math.PI) / 180
    const up = { x: Math.sin(lean), y: -Math.cos(lean) }
    const home = this.#home()
    const along = (from: Spot, way: Spot, far: number): Spot => ({
      x: from.x + way.x * far,
      y: from.y + way.y * far
    })
    const put = (index: number, { x, y }: Spot) =>
      points.set([1 - x / this.#aspect, y, 0, 0.98], 4 * index)
    const middle = along({ x: home.x, y: home.y + 1.25 * UNIT }, up, 1.25 * UNIT)
    put(0, along(middle, up, 0.6 * UNIT))
    for (const hand of [0, 1] as const) {
      const outwards = hand === 0 ? -1 : 1
      const shoulder = along(middle, { x: -up.y, y: up.x }, (outwards * UNIT) / 2)
      const { elbow, wrist } = this.#arm(hand, shoulder)
      const way = { x: wrist.x - elbow.x, y: wrist.y - elbow.y }
      const far = Math.max(0.01, Math.hypot(way.x, way.y))
      const palm = along(wrist, { x: way.x / far, y: way.y / far }, 0.15 * UNIT)
      put(LEFT_OF.shoulder + hand, shoulder)
      put(LEFT_OF.elbow + hand, elbow)
      put(LEFT_OF.wrist + hand, wrist)
      for (const part of ['pinky', 'index', 'thumb'] as const) put(LEFT_OF[part] + hand, palm)
    }
    return points
  }

  #arm(hand: 0 | 1, shoulder: Spot): { elbow: Spot; wrist: Spot } {
    const outwards = hand === 0 ? -1 : 1
    if (this.#game === 'mirror') {
      const direction = (deg: number) => ({
        x: outwards * Math.sin((deg * Math.PI) / 180),
        y: Math.cos((deg * Math.PI) / 180)
      })
      const [upper, fore] = this.#angles_deg[hand].map((deg) => direction(deg)) as [Spot, Spot]
      const elbow = { x: shoulder.x + upper.x * 0.75 * UNIT, y: shoulder.y + upper.y * 0.75 * UNIT }
      return {
        elbow,
        wrist: { x: elbow.x + fore.x * 0.68 * UNIT, y: elbow.y + fore.y * 0.68 * UNIT }
      }
    }
    const { x, y } = this.#hands[hand]
    const far = Math.max(0.01, Math.hypot(x - shoulder.x, y - shoulder.y))
    const back = (0.12 * UNIT) / far
    return {
      elbow: { x: (shoulder.x + x) / 2, y: (shoulder.y + y) / 2 + 0.2 * UNIT },
      wrist: { x: x - (x - shoulder.x) * back, y: y - (y - shoulder.y) * back }
    }
  }
}
