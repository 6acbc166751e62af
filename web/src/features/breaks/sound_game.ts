import type { SoundReport } from '../../engine/sound'

/** Something round in the world of a game; x and y within 0..1, y grows upwards. */
export interface GameDot {
  id: number
  x: number
  y: number
  state: 'coming' | 'hit' | 'missed'
}

/** A sound game: fed with reports and with time, knows no clock and no microphone. */
export interface SoundGame {
  score: number
  hits: number
  misses: number
  dots: GameDot[]
  /** Height of what the voice steers, 0..1. */
  height: number
  take(report: SoundReport): void
  step(step_ms: number): void
}

const wave = (n: number) => 0.5 + 0.36 * Math.sin(n * 1.7) + 0.1 * Math.sin(n * 4.1)

/** A bird that flies as high as the voice; rings come from the right. */
export class FlightGame implements SoundGame {
  score = 0
  hits = 0
  misses = 0
  dots: GameDot[] = []
  height = 0.5
  #wanted = 0.5
  /** Semitones over 100 Hz in the middle of the person's range, found while they play. */
  #middle: number | null = null
  #next_ms = 1500
  #time_ms = 0
  #id = 0

  static readonly BIRD_X = 0.2
  static readonly REACH = 0.13
  static readonly POINTS = 20
  static readonly RANGE_SEMITONES = 12

  take({ pitch_hz }: SoundReport): void {
    if (pitch_hz <= 0) {
      this.#wanted = Math.max(0.05, this.#wanted - 0.006)
      return
    }
    const tone = 12 * Math.log2(pitch_hz / 100)
    this.#middle ??= tone
    this.#middle += 0.002 * (tone - this.#middle)
    const height = 0.5 + (tone - this.#middle) / FlightGame.RANGE_SEMITONES
    this.#wanted = Math.min(0.97, Math.max(0.03, height))
  }

  step(step_ms: number): void {
    this.#time_ms += step_ms
    this.height += (this.#wanted - this.height) * Math.min(1, step_ms / 130)
    const speed = 0.00016 * (1 + Math.min(1, this.hits / 40))
    for (const dot of this.dots) this.#move(dot, speed * step_ms)
    this.dots = this.dots.filter(({ x }) => x > -0.1)
    if (this.#time_ms < this.#next_ms) return
    this.dots.push({ id: this.#id, x: 1.1, y: wave(this.#id), state: 'coming' })
    this.#id += 1
    this.#next_ms = this.#time_ms + 2200
  }

  #move(dot: GameDot, distance: number): void {
    const before = dot.x
    dot.x -= distance
    if (before < FlightGame.BIRD_X || dot.x >= FlightGame.BIRD_X) return
    const isHit = Math.abs(dot.y - this.height) < FlightGame.REACH
    dot.state = isHit ? 'hit' : 'missed'
    this.hits += isHit ? 1 : 0
    this.misses += isHit ? 0 : 1
    this.score += isHit ? FlightGame.POINTS : 0
  }
}

/** Dots fall towards a ring, and are clapped as they land. */
export class BeatGame implements SoundGame {
  score = 0
  hits = 0
  misses = 0
  dots: GameDot[] = []
  readonly height = 0
  #time_ms = 0
  #next_ms = 1800
  #id = 0
  #lands_ms = new Map<number, number>()

  static readonly FALL_MS = 1800
  static readonly REACH_MS = 180
  /** The way from the hands through air, worklet and report. */
  static readonly DELAY_MS = 130

  take(report: SoundReport): void {
    for (const event of report.events) {
      if (event.kind === 'clap' || event.kind === 'snap')
        this.clap(this.#time_ms - Math.min(300, Math.max(0, report.t_ms - event.t_ms)))
    }
  }

  clap(at_ms: number): void {
    let best: GameDot | null = null
    let away_ms = BeatGame.REACH_MS
    for (const dot of this.dots) {
      const away = Math.abs(this.#lands_ms.get(dot.id)! - at_ms)
      if (dot.state === 'coming' && away < away_ms) {
        best = dot
        away_ms = away
      }
    }
    if (!best) return
    best.state = 'hit'
    this.hits += 1
    this.score += away_ms < 70 ? 10 : 6
  }

  step(step_ms: number): void {
    this.#time_ms += step_ms
    for (const dot of this.dots) {
      const left_ms = this.#lands_ms.get(dot.id)! - this.#time_ms
      dot.y = Math.max(-0.2, left_ms / BeatGame.FALL_MS)
      if (dot.state === 'coming' && left_ms < -(BeatGame.REACH_MS + BeatGame.DELAY_MS + 100)) {
        dot.state = 'missed'
        this.misses += 1
      }
    }
    this.dots = this.dots.filter(({ id, y }) => y > -0.2 || !this.#lands_ms.delete(id))
    if (this.#time_ms < this.#next_ms) return
    const beat_ms = Math.max(430, 760 - 6 * this.hits)
    this.dots.push({ id: this.#id, x: 0.5, y: 1, state: 'coming' })
    this.#lands_ms.set(this.#id, this.#time_ms + BeatGame.FALL_MS)
    // A rest now and then makes it a rhythm.
    this.#next_ms = this.#time_ms + beat_ms * (this.#id % 4 === 3 ? 2 : 1)
    this.#id += 1
  }
}
