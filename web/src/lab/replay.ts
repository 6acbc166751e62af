import { Engine } from '../engine/engine'
import type { MotionReport, MovementEvent, Tally } from '../engine/report'
import type { Recording } from './recording'

/** One curve over the frames; null where the exercise could not be measured. */
export interface Curve {
  name: string
  depths: (number | null)[]
}

/** A recording gone through an exercise. */
export interface Replay {
  id: string
  /** Moment of each frame, as the command line gives it to the engine. */
  times_ms: number[]
  reports: MotionReport[]
  /** The depth that counts first, then each side or measure by itself. */
  curves: Curve[]
  events: MovementEvent[]
  tally: Tally
  phases: Phases
}

export interface Phases {
  rest_below: number
  start_above: number
  half_above: number
  full_above: number
}

interface ExerciseFile {
  id: string
  side_rule: string
  signal: { measures: { kind: string; from?: string; at?: string; to?: string }[] }
  phases: Phases
}

/**
 * Plays a recording through an exercise file, exactly as `liopep-engine count` does.
 * @throws ContentError when the engine refuses the file
 */
export async function replayOf(
  module: WebAssembly.Module,
  text: string,
  recording: Recording
): Promise<Replay> {
  const reports = await play(module, text, recording)
  const file = JSON.parse(text) as ExerciseFile
  const curves: Curve[] = [{ name: 'depth', depths: depthsOf(reports) }]
  for (const [name, variant] of variantsOf(file)) {
    const depths = await play(module, variant, recording).then(depthsOf, () => null)
    if (depths) curves.push({ name, depths }) // a part that is no exercise by itself is left out
  }
  return {
    id: file.id,
    times_ms: recording.times_ms,
    reports,
    curves,
    events: reports.flatMap(({ events }) => events),
    tally: reports.at(-1)!.tally,
    phases: file.phases
  }
}

async function play(module: WebAssembly.Module, text: string, recording: Recording) {
  const engine = await Engine.create(module)
  engine.start(text)
  return recording.frames.map((frame, i) =>
    engine.step(recording.times_ms[i]!, frame, recording.aspect)
  )
}

const depthsOf = (reports: MotionReport[]) =>
  reports.map(({ framing, depth }) => (framing.kind === 'ready' ? depth : null))

/** The same file with one side or one measure alone, so that the engine itself draws the parts. */
function variantsOf(file: ExerciseFile): [string, string][] {
  const variants: [string, string][] = []
  if (file.side_rule === 'either' || file.side_rule === 'alternate') {
    for (const side of ['left', 'right']) {
      variants.push([`${side} side`, JSON.stringify({ ...file, side_rule: side })])
    }
  }
  if (file.signal.measures.length < 2) return variants
  file.signal.measures.forEach((measure, i) => {
    const { kind, from, at, to } = measure
    const parts = [from, at, to].filter(Boolean).join(' to ')
    const signal = { ...file.signal, measures: [measure] }
    variants.push([`${i + 1}: ${kind} ${parts}`, JSON.stringify({ ...file, signal })])
  })
  return variants
}
