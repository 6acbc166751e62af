/**
 * Recordings of numbers as `liopep-engine count` reads them:
 * {"aspect": 0.75, "t_ms": [0, 66.7, …], "frames": [[[x, y, z, visibility] x 33] or null, …]}.
 * Files from elsewhere may have "fps": 30 in place of the times.
 */

const POINTS = 33
const FLOATS = POINTS * 4
/** Ten minutes of a fast camera, and as much text as that takes. */
export const MAX_FRAMES = 36_000
export const MAX_BYTES = 256 * 2 ** 20
/** A day: no recording is longer. */
const MAX_MS = 86_400_000

export interface Recording {
  /** When each frame was, rising. */
  times_ms: number[]
  /** Width of the picture divided by its height. */
  aspect: number
  /** 33 times x, y, z, visibility; null where nobody was seen. */
  frames: (Float32Array | null)[]
}

/** A recording that cannot be read: where, and what would be right. */
export class RecordingError extends Error {
  readonly place: string

  constructor(place: string, reason: string) {
    super(`${place}: ${reason}`)
    this.name = 'RecordingError'
    this.place = place
  }
}

/** @throws RecordingError */
export function readRecording(text: string): Recording {
  if (text.length > MAX_BYTES) throw new RecordingError('file', 'is larger than 256 MiB')
  const root = objectOf(text)
  const { width, height } = root
  const shape =
    width !== undefined && height !== undefined ? Number(width) / Number(height) : root.aspect
  const aspect = numberWithin(shape ?? 1, 0.1, 10, 'aspect', 'must be width divided by height')
  if (!Array.isArray(root.frames)) throw new RecordingError('frames', 'must be a list')
  if (root.frames.length === 0) throw new RecordingError('frames', 'must hold at least one')
  if (root.frames.length > MAX_FRAMES) {
    throw new RecordingError('frames', `must be at most ${MAX_FRAMES}`)
  }
  const frames = root.frames.map((frame, i) => frameOf(frame, `frames[${i}]`))
  return { times_ms: timesOf(root, frames.length), aspect, frames }
}

/** Frames a second, in the mean. */
export function meanRate({ times_ms }: Recording): number {
  const length_ms = times_ms.at(-1)! - times_ms[0]!
  return length_ms > 0 ? (1000 * (times_ms.length - 1)) / length_ms : 0
}

/** The text of a recording: as short as gives the same bits again. */
export function recordingText({ times_ms, aspect, frames }: Recording): string {
  const lines = frames.map((frame) => (frame ? frameText(frame) : 'null'))
  const head = `"aspect":${aspect},"t_ms":[${times_ms.join(',')}]`
  return `{${head},"frames":[\n${lines.join(',\n')}\n]}\n`
}

function objectOf(text: string): Record<string, unknown> {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch (error) {
    throw new RecordingError('file', `is not JSON (${(error as Error).message})`)
  }
  if (typeof root !== 'object' || root === null || Array.isArray(root)) {
    throw new RecordingError('file', 'must be an object with "fps" and "frames"')
  }
  return root as Record<string, unknown>
}

function numberWithin(value: unknown, low: number, high: number, place: string, reason: string) {
  if (typeof value !== 'number' || !(value >= low && value <= high)) {
    throw new RecordingError(place, reason)
  }
  return value
}

function timesOf(root: Record<string, unknown>, count: number): number[] {
  if (root.t_ms === undefined) {
    const fps = numberWithin(root.fps, 1, 240, 'fps', 'must be a number from 1 to 240')
    return Array.from({ length: count }, (_, i) => (i * 1000) / fps)
  }
  if (!Array.isArray(root.t_ms)) throw new RecordingError('t_ms', 'must be a list')
  const times_ms = root.t_ms.map((t_ms, i) =>
    numberWithin(t_ms, 0, MAX_MS, `t_ms[${i}]`, `must be milliseconds from 0 to ${MAX_MS}`)
  )
  const wrong = times_ms.findIndex((t_ms, i) => i > 0 && t_ms <= times_ms[i - 1]!)
  if (wrong > 0) throw new RecordingError(`t_ms[${wrong}]`, 'must be after the one before')
  if (times_ms.length !== count) {
    throw new RecordingError('t_ms', `has ${times_ms.length} times for ${count} frames`)
  }
  return times_ms
}

function frameOf(frame: unknown, place: string): Float32Array | null {
  if (frame === null) return null
  if (!Array.isArray(frame) || frame.length !== POINTS) {
    throw new RecordingError(place, 'must be null or a list of 33 points')
  }
  const numbers = new Float32Array(FLOATS)
  frame.forEach((point: unknown, i) => numbers.set(pointOf(point, `${place}[${i}]`), 4 * i))
  return numbers
}

function pointOf(point: unknown, place: string): number[] {
  if (!Array.isArray(point) || point.length < 2 || point.length > 4) {
    throw new RecordingError(place, 'must be a list of 2 to 4 numbers: x, y, z, visibility')
  }
  const [x, y, z = 0, visibility = 1] = point as unknown[]
  const numbers = [x, y, z, visibility]
  if (!numbers.every((value) => typeof value === 'number')) {
    throw new RecordingError(place, 'must hold only numbers')
  }
  if (Math.abs(x as number) > 8 || Math.abs(y as number) > 8) {
    throw new RecordingError(place, 'must be in parts of the picture, not in pixels')
  }
  return numbers as number[]
}

function frameText(frame: Float32Array): string {
  const points = Array.from({ length: POINTS }, (_, i) => {
    const numbers = Array.from(frame.subarray(4 * i, 4 * i + 4), shortest)
    return `[${numbers.join(',')}]`
  })
  return `[${points.join(',')}]`
}

/** The fewest digits that are the same float. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; ++digits) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return short
  }
  return Number(value.toPrecision(9))
}
