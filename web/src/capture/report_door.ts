import type { Framing, MotionReport, MovementEvent, Tally } from '../engine/report'
import type { CameraReport } from './camera_task'
import { gameNumbersOnly } from './game_door'
import type { FlowEvent, PoseReport } from './seen_report'
import { smallFileOnly } from './taught_file'

const LANDMARK_NUMBERS = 33 * 4
const MAX_EVENTS = 16
/** Ids of exercises, kinds of events, names of body parts. */
const LONGEST_WORD = 64

/**
 * The door out of capture (P10): what the worker says is copied field by field into a new report, so
 * that nothing else can ride along, and a pose is at most 132 numbers.
 * @throws TypeError when the worker says something else
 */
export function numbersOnly(report: CameraReport): CameraReport {
  switch (report.task) {
    case 'exercise':
      return { task: 'exercise', ...motionOf(report) }
    case 'flow':
      return {
        task: 'flow',
        ...seenOf(report),
        exercise: report.exercise === null ? null : wordOf(report.exercise),
        events: fewOf(report.events).map(flatOf<FlowEvent>)
      }
    case 'free_move':
      return {
        task: 'free_move',
        ...seenOf(report),
        in_rhythm: Boolean(report.in_rhythm),
        added: Number(report.added)
      }
    case 'lesson':
      return {
        task: 'lesson',
        ...seenOf(report),
        shown: Number(report.shown),
        wanted: Number(report.wanted),
        file: report.file === null ? null : smallFileOnly(report.file)
      }
    case 'game':
      return {
        task: 'game',
        landmarks: poseOf(report.landmarks),
        aspect: Number(report.aspect),
        game: gameNumbersOnly(report.game)
      }
    case 'recording':
      if (import.meta.env.MODE !== 'production') return poseReportOf(report)
      throw new TypeError('the product records nothing')
    default:
      throw new TypeError('a report of no task')
  }
}

function poseOf(landmarks: Float32Array | null): Float32Array | null {
  if (landmarks && !(landmarks instanceof Float32Array && landmarks.length === LANDMARK_NUMBERS))
    throw new TypeError('landmarks are not 33 times four numbers')
  return landmarks
}

/** Once more 132 numbers at most; times and shapes that no camera has are refused. */
function poseReportOf(report: PoseReport): CameraReport {
  const { t_ms, aspect } = report
  if (!Number.isFinite(t_ms)) throw new TypeError('a time that is no number')
  if (!(aspect > 0.1 && aspect < 10)) throw new TypeError('a picture of no shape')
  return { task: 'recording', ...seenOf(report), aspect }
}

function wordOf(word: string): string {
  if (typeof word !== 'string' || word.length > LONGEST_WORD)
    throw new TypeError('not a word but something long')
  return word
}

function fewOf<T>(events: readonly T[]): readonly T[] {
  if (events.length > MAX_EVENTS) throw new TypeError(`${events.length} events in one frame`)
  return events
}

/** An object of numbers, switches and words, and nothing deeper. */
function flatOf<T extends object>(event: T): T {
  const entries = Object.entries(event).map(([name, value]: [string, unknown]) => {
    if (typeof value === 'number' || typeof value === 'boolean') return [name, value]
    return [name, wordOf(value as string)]
  })
  return Object.fromEntries(entries) as T
}

function framingOf(framing: Framing): Framing {
  if (framing.kind !== 'partly') return { kind: framing.kind }
  return { kind: 'partly', missing: fewOf(framing.missing).map((part) => part) }
}

function seenOf(report: { t_ms: number; landmarks: Float32Array | null; framing: Framing }) {
  const { t_ms, landmarks, framing } = report
  return { t_ms, landmarks: poseOf(landmarks), framing: framingOf(framing) }
}

function motionOf(report: MotionReport): MotionReport {
  const { phase, depth, events, tally } = report
  return {
    ...seenOf(report),
    phase,
    depth,
    events: fewOf(events).map(flatOf<MovementEvent>),
    tally: tallyOf(tally)
  }
}

function tallyOf(tally: Tally): Tally {
  const { exercise, count, half_count, left_count, right_count, held_ms } = tally
  return { exercise, count, half_count, left_count, right_count, held_ms }
}
