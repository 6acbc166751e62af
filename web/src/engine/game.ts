import type { BodyPart } from './report'

/** The games, as `content/games` names them; the order is that of `GameKind` in the engine. */
export const GAME_IDS = ['catch', 'sky', 'beam', 'mirror', 'boxing', 'paint'] as const
export type GameId = (typeof GAME_IDS)[number]

/** Which arms play; with one arm everything comes within its reach. */
export type Arms = 'both' | 'left' | 'right'

/** What a game is started with; the engine takes the nearest limit for what lies outside. */
export interface GameOptions {
  game: GameId
  /** The same seed and the same input give the same game. 0..4294967295. */
  seed: number
  /** 1..10 to begin with; it then follows the player. Default 1. */
  level?: number
  /** Milliseconds of play, 30000..180000. Default 120000. */
  length_ms?: number
  arms?: Arms
  /** 50..140, boxing only. Default 84. */
  tempo_bpm?: number
}

/**
 * How far the game is: `looking` for a player (see `missing`), `measuring` shoulders and reach for
 * about a second, `playing`, `waiting` while the player is out of view (everything stands still).
 */
export type GameState = 'looking' | 'measuring' | 'playing' | 'waiting' | 'over'

/** What a shape is; `engine/include/liopep/game.h` says what each means. */
export type ShapeKind =
  | 'good'
  | 'bad'
  | 'star'
  | 'beam'
  | 'ball'
  | 'wind'
  | 'limb_wanted'
  | 'limb_seen'
  | 'hold'
  | 'target'
  | 'dot'

/** `coming` cannot be touched yet; `hit` and `missed` are going away, `amount` runs from 0 to 1. */
export type ShapeState = 'coming' | 'active' | 'hit' | 'missed'

export type WhichHand = 'any' | 'left' | 'right'

/**
 * One thing in the world, in parts of the picture's width and height, 0..1, mirrored: as the player
 * sees themselves, y downwards.
 */
export interface GameShape {
  /** Stays the same from frame to frame, never given twice. */
  id: number
  kind: ShapeKind
  state: ShapeState
  hand: WhichHand
  /** 0..7, to vary the picture; means nothing to the rules. */
  look: number
  /** Middle. */
  x: number
  y: number
  /** Parts of the picture's width; of its height for what turns (beam, limbs). */
  w: number
  /** Parts of the picture's height. */
  h: number
  /** Clockwise. */
  angle_deg: number
  amount: number
}

/** The middle of a palm, mirrored like the shapes. */
export interface GameHand {
  x: number
  y: number
  /** 1 in view; fades to 0 within half a second, waiting where it was last. */
  seen: number
  /** Within which it touches, in picture heights. */
  radius: number
}

export type GameEventKind =
  | 'began'
  | 'hit'
  | 'miss'
  | 'bumped'
  | 'avoided'
  | 'done'
  | 'combo'
  | 'level_up'
  | 'level_down'
  | 'beat'
  | 'waits'
  | 'resumed'
  | 'over'

export interface GameEvent {
  kind: GameEventKind
  hand: WhichHand
  /** Id of the shape, or 0. */
  shape: number
  x: number
  y: number
  points: number
  /** 0..1: timing, fit or speed. */
  quality: number
  /** The new level or multiplier; 1 on the first of four beats. */
  amount: number
}

/** What one frame became: numbers only (P10). */
export interface GameReport {
  t_ms: number
  state: GameState
  /** What to bring into view. */
  missing: BodyPart[]
  left_ms: number
  score: number
  level: number
  /** Successes in a row. */
  combo: number
  /** Of points, 1..3. */
  multiplier: number
  hits: number
  misses: number
  /** mirror: fit; beam: lean, -1..1; sky: height; paint: part painted; boxing: part of the beat. */
  gauge: number
  hands: { left: GameHand; right: GameHand }
  shapes: GameShape[]
  /** Since the last frame. */
  events: GameEvent[]
}

/** What the models say about one picture, not mirrored. */
export interface GameInput {
  /** 33 landmarks of x, y, z, visibility; null when nobody was seen. */
  body: Float32Array | null
  /** At most two hands of 21 points of x, y, z each. */
  hands?: readonly Float32Array[]
  /** Width of the picture divided by its height. */
  aspect: number
}

/** Numbers in `GameInput.body`. */
export const BODY_FLOATS = 33 * 4
/** Numbers in each of `GameInput.hands`. */
export const HAND_FLOATS = 21 * 3

/** What `engine/wasm/game_exports.cc` exports; pointers are offsets into `memory`. */
interface Exports {
  memory: WebAssembly.Memory
  _initialize(): void
  liopep_game_body(): number
  liopep_game_hands(): number
  liopep_game_start(
    kind: number,
    seed: number,
    level: number,
    length_ms: number,
    arms: number,
    tempo_bpm: number
  ): void
  liopep_game_step(t_ms: number, somebody: number, hand_count: number, aspect: number): number
}

const ARMS: readonly Arms[] = ['both', 'left', 'right']
const STATES: readonly GameState[] = ['looking', 'measuring', 'playing', 'waiting', 'over']
const SHAPE_KINDS: readonly ShapeKind[] = [
  'good',
  'bad',
  'star',
  'beam',
  'ball',
  'wind',
  'limb_wanted',
  'limb_seen',
  'hold',
  'target',
  'dot'
]
const SHAPE_STATES: readonly ShapeState[] = ['coming', 'active', 'hit', 'missed']
const HANDS: readonly WhichHand[] = ['any', 'left', 'right']
const EVENT_KINDS: readonly GameEventKind[] = [
  'began',
  'hit',
  'miss',
  'bumped',
  'avoided',
  'done',
  'combo',
  'level_up',
  'level_down',
  'beat',
  'waits',
  'resumed',
  'over'
]
/** The parts that a game can miss; the order is that of `BodyPart` in the engine. */
const BODY_PARTS: readonly BodyPart[] = ['head', 'shoulders', 'elbows', 'wrists']

/** Byte offsets in `WireGameReport` of `engine/wasm/game_exports.cc`. */
const HANDS_AT = 48
const HAND_BYTES = 16
const SHAPE_COUNT = 80
const EVENT_COUNT = 84
const EVENTS = 88
const EVENT_BYTES = 32
const SHAPES = 344
const SHAPE_BYTES = 32

/**
 * Plays one game from landmarks. Needs no network and no DOM: works in a page, a worker and in
 * Node. One engine follows one camera.
 */
export class GameEngine {
  readonly #exports: Exports

  private constructor(exports: Exports) {
    this.#exports = exports
    exports._initialize()
  }

  /** Makes a player of games from the compiled module (`loadGameModule`), which can be shared. */
  static async create(module: WebAssembly.Module): Promise<GameEngine> {
    const instance = await WebAssembly.instantiate(module, {})
    return new GameEngine(instance.exports as unknown as Exports)
  }

  /** Starts a game anew. */
  start(options: GameOptions): void {
    this.#exports.liopep_game_start(
      GAME_IDS.indexOf(options.game),
      options.seed,
      options.level ?? 1,
      options.length_ms ?? 120_000,
      ARMS.indexOf(options.arms ?? 'both'),
      options.tempo_bpm ?? 84
    )
  }

  /**
   * Takes one camera frame. A frame whose time is not after the last one changes nothing.
   * Throws RangeError when a list of landmarks has the wrong length.
   */
  step(t_ms: number, input: GameInput): GameReport {
    const { body, hands = [], aspect } = input
    const memory = this.#exports.memory.buffer
    if (body !== null) {
      if (body.length !== BODY_FLOATS) {
        throw new RangeError(`body: ${BODY_FLOATS} numbers, not ${body.length}`)
      }
      new Float32Array(memory, this.#exports.liopep_game_body(), BODY_FLOATS).set(body)
    }
    if (hands.length > 2) throw new RangeError(`hands: at most 2, not ${hands.length}`)
    hands.forEach((hand, i) => this.#writeHand(hand, i))
    const somebody = body === null ? 0 : 1
    return reportAt(
      this.#exports.memory.buffer,
      this.#exports.liopep_game_step(t_ms, somebody, hands.length, aspect)
    )
  }

  #writeHand(hand: Float32Array, index: number): void {
    if (hand.length !== HAND_FLOATS) {
      throw new RangeError(`hands: ${HAND_FLOATS} numbers each, not ${hand.length}`)
    }
    const at = this.#exports.liopep_game_hands() + index * HAND_FLOATS * 4
    new Float32Array(this.#exports.memory.buffer, at, HAND_FLOATS).set(hand)
  }
}

function reportAt(memory: ArrayBuffer, at: number): GameReport {
  const view = new DataView(memory, at)
  const word = (offset: number) => view.getUint32(offset, true)
  const number = (offset: number) => view.getFloat32(offset, true)
  const missing = word(12)
  return {
    t_ms: view.getFloat64(0, true),
    state: STATES[word(8)] ?? 'looking',
    missing: BODY_PARTS.filter((_, i) => (missing >> i) & 1),
    left_ms: number(16),
    score: word(20),
    level: word(24),
    combo: word(28),
    multiplier: word(32),
    hits: word(36),
    misses: word(40),
    gauge: number(44),
    hands: {
      left: handAt(new DataView(memory, at + HANDS_AT)),
      right: handAt(new DataView(memory, at + HANDS_AT + HAND_BYTES))
    },
    shapes: Array.from({ length: word(SHAPE_COUNT) }, (_, i) =>
      shapeAt(new DataView(memory, at + SHAPES + i * SHAPE_BYTES))
    ),
    events: Array.from({ length: word(EVENT_COUNT) }, (_, i) =>
      eventAt(new DataView(memory, at + EVENTS + i * EVENT_BYTES))
    )
  }
}

function handAt(view: DataView): GameHand {
  const number = (offset: number) => view.getFloat32(offset, true)
  return { x: number(0), y: number(4), seen: number(8), radius: number(12) }
}

function shapeAt(view: DataView): GameShape {
  const number = (offset: number) => view.getFloat32(offset, true)
  return {
    id: view.getUint32(0, true),
    kind: SHAPE_KINDS[view.getUint8(4)] ?? 'good',
    state: SHAPE_STATES[view.getUint8(5)] ?? 'active',
    hand: HANDS[view.getUint8(6)] ?? 'any',
    look: view.getUint8(7),
    x: number(8),
    y: number(12),
    w: number(16),
    h: number(20),
    angle_deg: number(24),
    amount: number(28)
  }
}

function eventAt(view: DataView): GameEvent {
  const number = (offset: number) => view.getFloat32(offset, true)
  return {
    kind: EVENT_KINDS[view.getUint32(0, true)] ?? 'hit',
    hand: HANDS[view.getUint32(4, true)] ?? 'any',
    shape: view.getUint32(8, true),
    x: number(12),
    y: number(16),
    points: number(20),
    quality: number(24),
    amount: number(28)
  }
}
