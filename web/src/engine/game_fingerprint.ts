import {
  GAME_IDS,
  GameEngine,
  type GameEvent,
  type GameHand,
  type GameId,
  type GameReport,
  type GameShape
} from './game'

const STATES = ['looking', 'measuring', 'playing', 'waiting', 'over']
const KINDS = [
  ...['good', 'bad', 'star', 'beam', 'ball', 'wind', 'limb_wanted', 'limb_seen', 'hold'],
  ...['target', 'dot']
]
const SHAPE_STATES = ['coming', 'active', 'hit', 'missed']
const HANDS = ['any', 'left', 'right']
const EVENTS = [
  ...['began', 'hit', 'miss', 'bumped', 'avoided', 'done', 'combo', 'level_up', 'level_down'],
  ...['beat', 'waits', 'resumed', 'over']
]
const PRIME = 0x100000001b3n
const ALL_BITS = (1n << 64n) - 1n

/**
 * FNV-1a over every bit that reports say, as `engine/src/game/fingerprint.cc` counts it: what the
 * page read through its door is what the engine said, and the same as everywhere else.
 */
class Fingerprint {
  #hash = 0xcbf29ce484222325n
  readonly #view = new DataView(new ArrayBuffer(8))

  get hex(): string {
    return this.#hash.toString(16).padStart(16, '0')
  }

  add(report: GameReport): void {
    this.#view.setFloat64(0, report.t_ms, true)
    this.#bytes(8)
    this.#byte(STATES.indexOf(report.state))
    this.#floats(report.left_ms)
    const { score, level, combo, multiplier, hits, misses } = report
    for (const word of [score, level, combo, multiplier, hits, misses]) this.#word(word)
    this.#floats(report.gauge)
    for (const hand of [report.hands.left, report.hands.right]) this.#hand(hand)
    for (const shape of report.shapes) this.#shape(shape)
    for (const event of report.events) this.#event(event)
  }

  #hand({ x, y, seen, radius }: GameHand): void {
    this.#floats(x, y, seen, radius)
  }

  #shape(shape: GameShape): void {
    this.#word(shape.id)
    this.#byte(KINDS.indexOf(shape.kind))
    this.#byte(SHAPE_STATES.indexOf(shape.state))
    this.#byte(HANDS.indexOf(shape.hand))
    this.#byte(shape.look)
    this.#floats(shape.x, shape.y, shape.w, shape.h, shape.angle_deg, shape.amount)
  }

  #event(event: GameEvent): void {
    this.#byte(EVENTS.indexOf(event.kind))
    this.#byte(HANDS.indexOf(event.hand))
    this.#word(event.shape)
    this.#floats(event.x, event.y, event.points, event.quality, event.amount)
  }

  #floats(...values: number[]): void {
    for (const value of values) {
      this.#view.setFloat32(0, value, true)
      this.#bytes(4)
    }
  }

  #word(value: number): void {
    this.#view.setUint32(0, value, true)
    this.#bytes(4)
  }

  #byte(value: number): void {
    this.#hash = ((this.#hash ^ BigInt(value & 0xff)) * PRIME) & ALL_BITS
  }

  #bytes(count: number): void {
    for (let i = 0; i < count; i++) this.#byte(this.#view.getUint8(i))
  }
}

/** A series of landmarks, as `liopep-engine play` reads it. */
export interface PlayRecording {
  fps: number
  aspect: number
  frames: number[][][]
}

/** What playing a recording comes to. */
export interface Replayed {
  score: number
  fingerprint: string
}

/** Plays a recording through one game with the page's own door to the engine. */
export function replay(
  engine: GameEngine,
  game: GameId,
  seed: number,
  recording: PlayRecording
): Replayed {
  const fingerprint = new Fingerprint()
  let score = 0
  engine.start({ game, seed })
  recording.frames.forEach((frame, i) => {
    const body = new Float32Array(frame.flat())
    const report = engine.step((i * 1000) / recording.fps, { body, aspect: recording.aspect })
    fingerprint.add(report)
    score = report.score
  })
  return { score, fingerprint: fingerprint.hex }
}

/** Plays it through every game. */
export async function replayAll(
  module: WebAssembly.Module,
  seed: number,
  recording: PlayRecording
): Promise<Record<string, Replayed>> {
  const engine = await GameEngine.create(module)
  return Object.fromEntries(GAME_IDS.map((game) => [game, replay(engine, game, seed, recording)]))
}
