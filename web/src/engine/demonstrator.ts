import { LANDMARK_FLOATS } from './frame_memory'
import { exerciseOf } from './exercises'
import { loadEngineModule } from './module'

type Point = [x: number, y: number]

/** What a body sits, rests or lies on, in the picture of the demonstration. */
export interface DemonstratedSeat {
  kind: 'none' | 'chair' | 'wheelchair' | 'floor'
  floor_y: number
  /** Corners of the seat or mat, from the front left one clockwise as seen from above. */
  corners: Point[]
  /** Below the corners, on the floor. */
  feet: Point[]
  /** Upper ends of the back, left and right. */
  back: Point[]
  /** Left and right: the middle of the wheel, its highest and its foremost point. */
  wheels: Point[][]
}

/** An exercise shown over and over, as numbers; x and y are 0..1 of a square picture. */
export interface Demonstration {
  /** LANDMARK_FLOATS numbers each, at equal distances; after the last comes the first again. */
  frames: Float32Array[]
  /** How long all frames take: one repetition, or one on each side. */
  period_ms: number
  /** Index of the frame in which the movement is furthest. */
  still: number
  seat: DemonstratedSeat
}

/** What `engine/wasm/demonstrator_exports.cc` exports; pointers are offsets into `memory`. */
interface Exports {
  memory: WebAssembly.Memory
  _initialize(): void
  liopep_text(): number
  liopep_text_capacity(): number
  liopep_demonstrator_start(length: number): number
  liopep_demonstrator_repetition_ms(): number
  liopep_demonstrator_furthest_ms(): number
  liopep_demonstrator_sides(): number
  liopep_demonstrator_landmarks(t_ms: number): number
  liopep_demonstrator_seat(): number
}

const SEATS = ['none', 'chair', 'wheelchair', 'floor'] as const
const FRAME_MS = 50

/** Shows exercises from the key poses of their files. */
export class Demonstrator {
  readonly #exports: Exports

  private constructor(exports: Exports) {
    this.#exports = exports
    exports._initialize()
  }

  static async create(module: WebAssembly.Module): Promise<Demonstrator> {
    const instance = await WebAssembly.instantiate(module, {})
    return new Demonstrator(instance.exports as unknown as Exports)
  }

  /** `exerciseText` is the text of an exercise file; throws when the engine does not understand it. */
  demonstrate(exerciseText: string): Demonstration {
    const engine = this.#exports
    const bytes = new TextEncoder().encode(exerciseText)
    if (bytes.length > engine.liopep_text_capacity()) throw new Error('file: is larger than 32 KiB')
    new Uint8Array(engine.memory.buffer, engine.liopep_text()).set(bytes)
    if (engine.liopep_demonstrator_start(bytes.length) === 0) {
      throw new Error('the engine does not understand this exercise file')
    }
    const period_ms =
      engine.liopep_demonstrator_repetition_ms() * engine.liopep_demonstrator_sides()
    const count = Math.max(8, Math.round(period_ms / FRAME_MS))
    return {
      frames: Array.from({ length: count }, (_, i) => this.#landmarks((i / count) * period_ms)),
      period_ms,
      still: Math.round((engine.liopep_demonstrator_furthest_ms() / period_ms) * count) % count,
      seat: this.#seat()
    }
  }

  #landmarks(t_ms: number): Float32Array {
    const at = this.#exports.liopep_demonstrator_landmarks(t_ms)
    return new Float32Array(this.#exports.memory.buffer, at, LANDMARK_FLOATS).slice()
  }

  #seat(): DemonstratedSeat {
    const view = new DataView(this.#exports.memory.buffer, this.#exports.liopep_demonstrator_seat())
    let word = 2
    const points = (count: number): Point[] =>
      Array.from({ length: count }, () => {
        const x = view.getFloat32(4 * word, true)
        const y = view.getFloat32(4 * word + 4, true)
        word += 2
        return [x, y]
      })
    return {
      kind: SEATS[view.getUint32(0, true)] ?? 'none',
      floor_y: view.getFloat32(4, true),
      corners: points(4),
      feet: points(4),
      back: points(2),
      wheels: [points(3), points(3)]
    }
  }
}

let demonstrator: Promise<Demonstrator> | undefined
const shown = new Map<string, Promise<Demonstration>>()

/**
 * How an exercise of the content is shown; worked out once. Rejects when there is no such exercise
 * or the engine cannot be loaded.
 */
export function demonstrationOf(exercise: string): Promise<Demonstration> {
  const known = shown.get(exercise)
  if (known !== undefined) return known
  demonstrator ??= loadEngineModule().then((module) => Demonstrator.create(module))
  const demonstration = demonstrator.then((ready) => {
    const text = exerciseOf(exercise)?.text
    if (text === undefined) throw new Error(`there is no exercise ${exercise}`)
    return ready.demonstrate(text)
  })
  shown.set(exercise, demonstration)
  // Without a network the next page that asks tries again.
  demonstration.catch(() => {
    demonstrator = undefined
    shown.delete(exercise)
  })
  return demonstration
}
